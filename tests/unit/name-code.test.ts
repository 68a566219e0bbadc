import { describe, expect, it } from "vitest";
import { freeNameCode, isNameCode, readNameCode } from "../../src/domain/name-code.ts";

describe("a name code", () => {
  it.each([
    ["k3", "K3"],
    [" ab ", "AB"],
    ["Ab", "AB"],
    ["Budi", undefined],
    ["K100", undefined],
    ["A", undefined],
    ["A1", undefined],
    ["", undefined],
  ])("is read from %j as %j", (typed, code) => {
    expect(readNameCode(typed)).toBe(code);
  });

  it("is given by the bot where none is in use", () => {
    expect(freeNameCode([])).toBe("K1");
    expect(freeNameCode(["K1", "AB", "K3"])).toBe("K2");
    expect(isNameCode(freeNameCode(Array.from({ length: 30 }, (_, n) => `K${n + 1}`)))).toBe(true);
  });
});
