import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSourceIndex } from "../../src/directory/source-index.ts";
import { rankSources, type SourceSearch } from "../../src/domain/rank-sources.ts";
import type { Coordinates, Source } from "../../src/domain/source.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { anySearch, anySources, aSource } from "./data/a-source.ts";

function indexOf(sources: readonly Source[]) {
  const index = createSourceIndex();
  for (const source of sources) index.put(source);
  return index;
}

const SEARCH: SourceSearch = {
  need: { category: "food", urgency: "urgent" },
  place: "34.04.01",
  refusedBy: [],
  now: MONDAY_MORNING,
};

/** Where one is after so many kilometres along a great circle. */
function goneFrom({ latitude, longitude }: Coordinates, kilometres: number, bearing: number): Coordinates {
  const [phi, arc] = [(latitude * Math.PI) / 180, kilometres / 6371];
  const there = Math.asin(Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(bearing));
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(arc) * Math.cos(phi),
    Math.cos(arc) - Math.sin(phi) * Math.sin(there),
  );
  const east = longitude + (turn * 180) / Math.PI;
  return { latitude: (there * 180) / Math.PI, longitude: ((((east + 180) % 360) + 360) % 360) - 180 };
}

describe("the index of sources", () => {
  it("finds for any search the first ones of what ranking the whole directory gives", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anySources, anySearch, fc.integer({ min: 1, max: 31 }), (sources, search, limit) => {
        const { ranked } = rankSources(sources, search);

        expect(indexOf(sources).search(search, limit)).toEqual(ranked.slice(0, limit));
      }),
      { numRuns: 2000 },
    );
  });

  it("misses nothing near the edges of the distances that count", { timeout: 60_000 }, () => {
    const edges = [1, 4.9, 4.999, 5.001, 24.9, 25.1, 60, 99.9, 99.999, 100.001, 111, 400];
    const crowds = fc.record({
      from: fc.record({
        latitude: fc.double({ min: -88, max: 88, noNaN: true }),
        longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      }),
      crowd: fc.array(
        fc.record({
          kilometres: fc.constantFrom(...edges, undefined),
          bearing: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
          isNationwide: fc.boolean(),
          isOpen: fc.boolean(),
        }),
        { minLength: 4, maxLength: 25 },
      ),
    });

    fc.assert(
      fc.property(crowds, fc.integer({ min: 1, max: 6 }), ({ from, crowd }, limit) => {
        const sources = crowd.map(({ kilometres, bearing, isNationwide, isOpen }, number) =>
          aSource({
            id: String(number),
            areasServed: [isNationwide ? "ID" : "34.04"],
            ...(kilometres !== undefined && { coordinates: goneFrom(from, kilometres, bearing) }),
            ...(!isOpen && { hours: { offsetMinutes: 420, openings: [] } }),
          }),
        );
        const { place: _, ...search } = { ...SEARCH, coordinates: from };

        expect(indexOf(sources).search(search, limit)).toEqual(rankSources(sources, search).ranked.slice(0, limit));
      }),
      { numRuns: 3000 },
    );
  });

  it("finds the same after any changes as if it had always been so", { timeout: 60_000 }, () => {
    const histories = fc.tuple(anySources, anySources, fc.array(fc.string({ minLength: 1, maxLength: 1 })));

    fc.assert(
      fc.property(histories, anySearch, ([before, after, gone], search) => {
        const index = indexOf([...before, ...after]);
        for (const id of gone) index.remove(id);

        const now = new Map([...before, ...after].map((source) => [source.id, source]));
        for (const id of gone) now.delete(id);
        expect(index.size).toBe(now.size);
        expect(new Map([...index.all()].map((source) => [source.id, source]))).toEqual(now);
        expect(index.search(search, 5)).toEqual(rankSources([...now.values()], search).ranked.slice(0, 5));
      }),
      { numRuns: 500 },
    );
  });

  it("is searched around the poles and across the date line as anywhere else", () => {
    const corners = [-180, -179.99, 179.99, 180].flatMap((longitude) =>
      [-90, -89.5, -60, 0, 60, 89.5, 90].map((latitude) => ({ latitude, longitude })),
    );
    const sources = corners.map((coordinates, number) => aSource({ id: String(number), coordinates }));
    const index = indexOf(sources);

    for (const coordinates of corners) {
      const { place: _, ...search } = { ...SEARCH, coordinates };
      expect(index.search(search, 4)).toEqual(rankSources(sources, search).ranked.slice(0, 4));
    }
  });

  it("gives nothing for a limit of nothing, and all there is for a large one", () => {
    const sources = ["a", "b", "c"].map((id) => aSource({ id }));

    expect(indexOf(sources).search(SEARCH, 0)).toEqual([]);
    expect(indexOf(sources).search(SEARCH, 1000)).toHaveLength(3);
  });
});

describe("a source by its name", () => {
  const NAMES: readonly (readonly [id: string, organisation: string, service: string])[] = [
    ["dinsos", "Dinas Sosial Sleman", "Bantuan pangan"],
    ["lbh", "LBH Yogyakarta", "Bantuan hukum"],
    ["rumah", "Rumah Aman Kartini", "Perlindungan perempuan"],
    ["cafe", "Café Rukun", "Dapur umum"],
    ["lama", "Dinas Sosial Sleman", "Posko lama"],
  ];
  const index = indexOf(
    NAMES.map(([id, organisation, service]) =>
      aSource({ id, organisation, service, ...(id === "lama" && { status: "defunct" as const }) }),
    ),
  );

  it.each([
    ["dinas", ["dinsos", "lama"]],
    ["Dinas sosial SLEMAN", ["dinsos", "lama"]],
    ["sleman dinas", ["dinsos", "lama"]],
    ["bantu", ["dinsos", "lbh"]],
    ["bantuan huk", ["lbh"]],
    ["cafe", ["cafe"]],
    ["CAFÉ!", ["cafe"]],
    ["aman", ["rumah"]],
    ["karta", ["lbh"]],
    ["semarang", []],
    ["", []],
    [" ?!", []],
    ["*".repeat(5000), []],
  ])("%j finds %j", (text, ids) => {
    expect(index.find(text, 10).map(({ id }) => id)).toEqual(ids);
  });

  it("is among no more than were asked for", () => {
    expect(index.find("bantuan", 1).map(({ id }) => id)).toEqual(["dinsos"]);
  });
});
