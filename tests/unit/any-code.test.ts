import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAnyCode } from "../../src/domain/case-code.ts";
import { CAMPAIGN_SYMBOLS, CASE_SYMBOLS, makeOpaqueCode, PERSON_SYMBOLS } from "../../src/domain/opaque-code.ts";
import { makeReferralCode } from "../../src/domain/referral-code.ts";

const chance = fc.uint8Array({ minLength: 6, maxLength: 6 });

describe("a code that somebody types alone", () => {
  it("of a referral or a case is known as one, as it is written", () => {
    fc.assert(
      fc.property(chance, (random) => {
        expect(isAnyCode(makeReferralCode(random))).toBe(true);
        expect(isAnyCode(makeOpaqueCode(random, CASE_SYMBOLS))).toBe(true);
      }),
    );
  });

  it("of a person or a broadcast is known by its digit, in small letters too", () => {
    fc.assert(
      fc.property(chance, fc.constantFrom(PERSON_SYMBOLS, CAMPAIGN_SYMBOLS), (random, symbols) => {
        const code = makeOpaqueCode(random, symbols);
        fc.pre(/\d/.test(code));
        expect(isAnyCode(code.toLowerCase())).toBe(true);
      }),
    );
  });

  it.each(["tolong", "BAKAR", "TEMBAK", "ada parang", "kebakaran", "110", "luka 2", "RMK2HJ dibacok", ""])(
    "is none where somebody may be telling of a danger: %j",
    (words) => {
      expect(isAnyCode(words)).toBe(false);
    },
  );
});
