import { describe, expect, it } from "vitest";
import { deadlineOf, kindOf, NEED_CATEGORIES, type NeedCategory, type Urgency } from "../../src/domain/need.ts";

const GOODS: readonly NeedCategory[] = ["food", "money", "clothing", "housing", "medicine"];

describe("a need", () => {
  it.each(GOODS)("for %s is one of goods", (category) => {
    expect(kindOf(category)).toBe("goods");
  });

  it.each(NEED_CATEGORIES.filter((category) => !GOODS.includes(category)))("for %s is one of a service", (category) => {
    expect(kindOf(category)).toBe("service");
  });

  it("is one of thirteen", () => {
    expect(new Set(NEED_CATEGORIES).size).toBe(13);
  });

  it.each<[Urgency, number]>([
    ["emergency", 24],
    ["urgent", 72],
    ["normal", 14 * 24],
  ])("that is %s is to be met within %d hours of sending", (urgency, hours) => {
    expect(deadlineOf(urgency, 1_000)).toBe(1_000 + hours * 3_600_000);
  });
});
