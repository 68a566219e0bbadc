import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_ALPHABET, makeReferralCode, readReferralCode } from "../../src/domain/referral-code.ts";

const randomBytes = fc.uint8Array({ minLength: 6, maxLength: 12 });
const codes = randomBytes.map(makeReferralCode);
const spacings = fc.array(fc.constantFrom("", " ", "-", ". ", "\t"), { minLength: 6, maxLength: 6 });

describe("a referral code", () => {
  it("is six symbols, none of which looks or sounds like another", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[2-9FHJKMQRTWXY]{6}$/);
      }),
    );
    expect(CODE_ALPHABET).toHaveLength(19);
    expect(new Set(CODE_ALPHABET).size).toBe(19);
  });

  it("is read as it was made, in any case and with spaces anywhere", () => {
    fc.assert(
      fc.property(codes, spacings, fc.boolean(), (code, spacing, isSmall) => {
        const spaced = spacing.map((space, index) => space + code.charAt(index)).join("");

        expect(readReferralCode(isSmall ? spaced.toLowerCase() : spaced)).toEqual({ kind: "code", code });
      }),
    );
  });

  it("is not taken for another when one symbol is misheard", () => {
    fc.assert(
      fc.property(codes, fc.nat(5), fc.constantFrom(...CODE_ALPHABET.split("")), (code, place, symbol) => {
        fc.pre(code.charAt(place) !== symbol);

        expect(readReferralCode(code.slice(0, place) + symbol + code.slice(place + 1))).toEqual({ kind: "misread" });
      }),
    );
  });

  it("is not taken for another when two symbols change places", () => {
    fc.assert(
      fc.property(codes, fc.nat(5), fc.nat(5), (code, one, other) => {
        fc.pre(code.charAt(one) !== code.charAt(other));
        const symbols = code.split("");
        [symbols[one], symbols[other]] = [code.charAt(other), code.charAt(one)];

        expect(readReferralCode(symbols.join(""))).toEqual({ kind: "misread" });
      }),
    );
  });

  it.each(["", "22222", "2222222", "K7M2Q0", "K7M2QÉ", "beras untuk Bu Sri", "🙏🙏🙏"])("is not read in %j", (text) => {
    expect(readReferralCode(text)).toEqual({ kind: "no code" });
  });

  it("is read in no text without complaint", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(["code", "misread", "no code"]).toContain(readReferralCode(text).kind);
      }),
    );
  });

  it("depends on every random byte", () => {
    const bytes = [1, 2, 3, 4, 5, 6];

    const made = bytes.map((_, index) => makeReferralCode(Uint8Array.from(bytes.with(index, 99))));

    expect(new Set([...made, makeReferralCode(Uint8Array.from(bytes))]).size).toBe(7);
  });

  it("comes as often with each symbol", () => {
    const many = fc.sample(fc.noBias(fc.uint8Array({ minLength: 6, maxLength: 6 })), { numRuns: 19_000, seed: 7 });

    const counts = new Map<string, number>();
    for (const symbol of many.map((bytes) => makeReferralCode(bytes).charAt(0))) {
      counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    }

    expect(Math.min(...counts.values())).toBeGreaterThan(850);
    expect(Math.max(...counts.values())).toBeLessThan(1_150);
  });

  it("is not made of too little chance", () => {
    expect(() => makeReferralCode(new Uint8Array(5))).toThrow(
      "A referral code needs 6 random bytes, but 5 were given.",
    );
  });
});
