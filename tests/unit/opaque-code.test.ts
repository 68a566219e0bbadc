import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASE_SYMBOLS, isOpaqueCode, makeOpaqueCode, PERSON_SYMBOLS } from "../../src/domain/opaque-code.ts";

describe("an opaque code", () => {
  it.each([PERSON_SYMBOLS, CASE_SYMBOLS])("has %i symbols that nobody mistakes for others", (symbols) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: symbols, maxLength: symbols }), (random) => {
        const code = makeOpaqueCode(random, symbols);

        expect(isOpaqueCode(code, symbols)).toBe(true);
        expect(code).toMatch(/^[2-9FHJKMQRTWXY]+$/);
      }),
    );
  });

  it("is made of chance alone, and needs enough of it", () => {
    expect(makeOpaqueCode(new Uint8Array([0, 1, 2, 18]), 4)).toBe("234Y");
    expect(() => makeOpaqueCode(new Uint8Array(3), 4)).toThrow(/4 symbols/);
  });

  it.each(["", "R4T", "R4T9X", "r4t9", "R0T9", "R4T "])("is not “%s”", (text) => {
    expect(isOpaqueCode(text, PERSON_SYMBOLS)).toBe(false);
  });
});
