import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Audience, isIn } from "../../src/domain/audience.ts";
import { keyOfAudience } from "../../src/domain/audience-key.ts";
import { anyAudiences, anyFacts, JOINED } from "./data/an-audience.ts";

describe("the key of an audience", () => {
  it("is the same however the same people were ticked", () => {
    const ticked: Audience = { places: ["34.04", "73", "34"], roles: ["admin", "volunteer"] };

    expect(keyOfAudience(ticked)).toBe(keyOfAudience({ roles: ["volunteer", "admin"], places: ["34", "73", "34"] }));
    expect(keyOfAudience({ places: ["ID"], roles: ["admin", "coordinator", "volunteer"] })).toBe(keyOfAudience({}));
  });

  it.each<[string, Audience, Audience]>([
    ["nobody and everyone", { places: [] }, {}],
    ["places", { places: ["34"] }, { places: ["34.04"] }],
    ["languages", { language: "id" }, { language: "en" }],
    ["days", { joinedSince: JOINED[0] ?? "" }, { joinedSince: JOINED[1] ?? "" }],
    ["updates", { hasNotRead: "u1" }, { hasNotRead: "u2" }],
    ["open referrals and all", { hasOpenReferrals: true }, {}],
  ])("tells %s apart", (_what, one, other) => {
    expect(keyOfAudience(one)).not.toBe(keyOfAudience(other));
  });

  it("never makes two audiences one that hold different people", () => {
    fc.assert(
      fc.property(anyAudiences, anyAudiences, anyFacts, (one, other, facts) => {
        if (keyOfAudience(one) === keyOfAudience(other)) expect(isIn(one, facts)).toBe(isIn(other, facts));
      }),
      { numRuns: 3_000 },
    );
  });
});
