import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sourceIdOf, uuidOf } from "../../src/domain/derived-id.ts";

const digests = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("an id that is made of a digest", () => {
  it("is short enough for a button, and the same each time", () => {
    fc.assert(
      fc.property(digests, (digest) => {
        expect(sourceIdOf(digest)).toMatch(/^[a-z2-7]{12}$/);
        expect(sourceIdOf(digest)).toBe(sourceIdOf(digest.slice()));
      }),
    );
  });

  it("is a UUID that strict readers take, and keeps apart what differs", () => {
    fc.assert(
      fc.property(digests, (digest) => {
        expect(z.uuid().safeParse(uuidOf(digest)).success).toBe(true);
      }),
    );
    expect(uuidOf(new Uint8Array(32))).toBe("00000000-0000-8000-8000-000000000000");
    expect(uuidOf(new Uint8Array(32).fill(255))).toBe("ffffffff-ffff-8fff-bfff-ffffffffffff");
  });
});
