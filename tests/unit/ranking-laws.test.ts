import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CRITERIA, RANK_REASONS } from "../../src/domain/rank-reasons.ts";
import { type RankedSource, rankSources } from "../../src/domain/rank-sources.ts";
import { anySearch, anySources } from "./data/a-source.ts";

describe("ranking sources", () => {
  it("loses and doubles nothing", () => {
    fc.assert(
      fc.property(anySources, anySearch, (sources, search) => {
        const { ranked, leftOut } = rankSources(sources, search);

        const ids = [...ranked, ...leftOut].map(({ source }) => source.id);
        expect(ids.toSorted()).toEqual(sources.map(({ id }) => id).toSorted());
      }),
    );
  });

  it("does not depend on the order of the directory", () => {
    const shuffled = anySources.chain((sources) =>
      fc.tuple(fc.constant(sources), fc.shuffledSubarray([...sources], { minLength: sources.length })),
    );

    fc.assert(
      fc.property(shuffled, anySearch, ([sources, others], search) => {
        expect(rankSources(others, search)).toEqual(rankSources(sources, search));
      }),
    );
  });

  it("never lists a retired source, one for another need, or one that has refused", () => {
    fc.assert(
      fc.property(anySources, anySearch, (sources, search) => {
        for (const { source } of rankSources(sources, search).ranked) {
          expect(["active", "temporarily closed"]).toContain(source.status);
          expect(source.categories).toContain(search.need.category);
          expect(search.refusedBy).not.toContain(source.id);
        }
      }),
    );
  });

  it("explains every position: the first reason that differs speaks for the upper one", () => {
    const gradesOf = ({ reasons, kilometres }: RankedSource) => [
      ...CRITERIA.map((criterion) => (RANK_REASONS[criterion] as readonly string[]).indexOf(reasons[criterion])),
      kilometres ?? Number.MAX_VALUE,
    ];

    fc.assert(
      fc.property(anySources, anySearch, (sources, search) => {
        const { ranked } = rankSources(sources, search);

        for (const [index, lower] of ranked.entries()) {
          const upper = ranked[index - 1];
          if (upper === undefined) continue;
          const [above, below] = [gradesOf(upper), gradesOf(lower)];
          const first = above.findIndex((grade, place) => grade !== below[place]);
          if (first === -1) expect(upper.source.id < lower.source.id).toBe(true);
          else expect(above[first]).toBeLessThan(below[first] ?? -1);
        }
      }),
    );
  });
});
