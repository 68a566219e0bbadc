import assert from "node:assert/strict";
import type { GrowingIndex } from "../../src/directory/source-index.ts";
import { judgeRanked, type RankedSource, rankSources, type SourceSearch } from "../../src/domain/rank-sources.ts";
import type { Source } from "../../src/domain/source.ts";

/** Kilometres. */
const ROUNDING = 0.002;

interface Searched {
  readonly sources: readonly Source[];
  readonly index: GrowingIndex;
  readonly limit: number;
  /** Ids, best first. */
  readonly inRedis: (search: SourceSearch) => Promise<readonly string[]>;
}

/** What is compared gives the same answers, or the comparison is worth nothing. */
export async function checkSame(
  searches: readonly SourceSearch[],
  { sources, index, limit, inRedis }: Searched,
): Promise<void> {
  for (const search of searches) {
    const expected = rankSources(sources, search).ranked.slice(0, limit);
    assert.deepEqual(index.search(search, limit), expected);
    const found = await inRedis(search);
    if (search.coordinates !== undefined) checkRoundedPlaces(found, expected, { search, index });
    else
      assert.deepEqual(
        found,
        expected.map(({ source }) => source.id),
      );
  }
}

/** Redis rounds where a source is, by less than a metre: two that are as far away may change places. */
function checkRoundedPlaces(
  found: readonly string[],
  expected: readonly RankedSource[],
  { search, index }: { readonly search: SourceSearch; readonly index: GrowingIndex },
): void {
  assert.equal(new Set(found).size, expected.length);
  for (const [at, { reasons, kilometres = 0 }] of expected.entries()) {
    const source = index.get(found[at] ?? "");
    assert(source !== undefined);
    const theirs = judgeRanked(source, search);
    assert.deepEqual(theirs.reasons, reasons);
    assert(Math.abs((theirs.kilometres ?? 0) - kilometres) < ROUNDING);
  }
}
