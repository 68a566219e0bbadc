import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAILURES, type LedgerLine, WAITING } from "../../src/domain/recipient-ledger.ts";
import { decodeIds, decodeLine, encodeIds, encodeLine, MOST_RUNS } from "../../src/redis/ledger-line.ts";

const claims = fc.nat({ max: 15 });
/** Whole seconds until 2106, in ms. */
const moments = fc.nat({ max: 2 ** 32 - 1 }).map((seconds) => seconds * 1000);
const runs = fc.integer({ min: 1, max: MOST_RUNS }).map(String);

const lines: fc.Arbitrary<LedgerLine> = fc.oneof(
  fc.record({ kind: fc.constant("waiting" as const), claims }),
  fc.record({ kind: fc.constant("claimed" as const), claims, by: runs, at: moments }),
  fc.record({ kind: fc.constant("failed" as const), claims, at: moments, reason: fc.constantFrom(...FAILURES) }),
  fc.record({
    kind: fc.constantFrom("sent" as const, "unreachable" as const, "uncertain" as const, "withdrawn" as const),
    claims,
    at: moments,
  }),
);

describe("a line of the ledger", () => {
  it("is eight bytes, and reads as it was written", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const bytes = encodeLine(line);

        expect(bytes).toHaveLength(8);
        expect(decodeLine(bytes)).toEqual(line);
      }),
      { numRuns: 2000 },
    );
  });

  it("differs from every other line", () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const areEqual = JSON.stringify(decodeLine(encodeLine(one))) === JSON.stringify(decodeLine(encodeLine(other)));

        expect(encodeLine(one).equals(encodeLine(other))).toBe(areEqual);
      }),
    );
  });

  it("of somebody who waits is nothing but zeros, as a page is when it is written down", () => {
    expect(encodeLine(WAITING)).toEqual(Buffer.alloc(8));
  });

  it("keeps the second and not the millisecond", () => {
    expect(decodeLine(encodeLine({ kind: "sent", claims: 1, at: 1_764_000_000_999 }))).toMatchObject({
      at: 1_764_000_000_000,
    });
  });

  it.each([
    ["of a run that is no number", { kind: "claimed", claims: 1, by: "a", at: 0 }],
    ["of more claims than fit", { kind: "waiting", claims: 16 }],
  ] as const)("%s is not written", (_what, line) => {
    expect(() => encodeLine(line)).toThrow(RangeError);
  });

  it("of a kind that a later release knows is not taken for another", () => {
    expect(() => decodeLine(Buffer.from([7, 0, 0, 0, 0, 0, 0, 0]))).toThrow(RangeError);
  });
});

describe("account numbers", () => {
  it("are eight bytes each, and read as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: Number.MAX_SAFE_INTEGER })), (ids) => {
        const bytes = encodeIds(ids);

        expect(bytes).toHaveLength(ids.length * 8);
        expect(decodeIds(bytes)).toEqual(ids);
      }),
    );
  });
});
