import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WrongEntry } from "../../src/domain/directory.ts";
import { isRetired, type Source } from "../../src/domain/source.ts";
import { SOURCE_WORRIES, type SourceWorry, worryingSources } from "../../src/domain/source-worry.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { anySources, aSource } from "./data/a-source.ts";

const DAY = 86_400_000;
const NOW = MONDAY_MORNING + 100 * DAY;
const wrong = (source: string, by = 7): WrongEntry => ({ source, wrong: "wrong_hours", by, at: MONDAY_MORNING });
const scored = (id: string, value: number) => aSource({ id, quality: { kind: "score", value, outcomes: 9 } });
const fresh = { verified: { at: NOW, by: 9 } };
const idsOf = (sources: readonly Source[], worry: SourceWorry, reports: readonly WrongEntry[] = [], limit = 50) =>
  worryingSources(sources, worry, { reports, now: NOW, limit }).first.map(({ source }) => source.id);

describe("sources to look at", () => {
  it("are those with the worst scores, and no good or unknown ones", () => {
    const sources = [scored("fair", 0.4), scored("good", 0.5), scored("worst", 0.1), aSource({ id: "new" })];

    expect(idsOf(sources, "quality")).toEqual(["worst", "fair"]);
  });

  it("are those with the most open reports", () => {
    const sources = ["none", "one", "two"].map((id) => aSource({ id }));
    const reports = [wrong("two", 1), wrong("one"), wrong("two", 2), wrong("gone")];

    expect(idsOf(sources, "complaints", reports)).toEqual(["two", "one"]);
    expect(worryingSources(sources, "complaints", { reports, now: NOW, limit: 9 }).first[0]?.complaints).toBe(2);
  });

  it("are those nobody has looked at for longest, never first of all", () => {
    const { verified: _, ...bare } = aSource({ id: "never" });
    const sources = [
      aSource({ id: "lately", ...fresh }),
      aSource({ id: "long ago" }),
      aSource({ id: "longer ago", verified: { at: MONDAY_MORNING - DAY, by: 9 } }),
      bare,
    ];

    expect(idsOf(sources, "stale")).toEqual(["never", "longer ago", "long ago"]);
  });

  it("are never those that were taken out", () => {
    const sources = [scored("a", 0.1), scored("b", 0.1)].map((source) => ({ ...source, status: "defunct" as const }));

    for (const worry of SOURCE_WORRIES) expect(idsOf(sources, worry, [wrong("a")])).toEqual([]);
  });

  it("are the first of all there are, each once, and all of them are counted", () => {
    const reports = fc.array(fc.string({ minLength: 1, maxLength: 3 }).map((id) => wrong(id)));
    fc.assert(
      fc.property(anySources, fc.constantFrom(...SOURCE_WORRIES), reports, fc.nat(8), (sources, worry, told, limit) => {
        const everything = idsOf(sources, worry, told, sources.length);

        const { first, total } = worryingSources(sources, worry, { reports: told, now: NOW, limit });

        expect(first.map(({ source }) => source.id)).toEqual(everything.slice(0, limit));
        expect(total).toBe(everything.length);
        expect(new Set(everything).size).toBe(everything.length);
        expect(first.some(({ source }) => isRetired(source))).toBe(false);
      }),
    );
  });
});
