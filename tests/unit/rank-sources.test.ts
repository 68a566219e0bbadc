import { describe, expect, it } from "vitest";
import { rankSources, type SourceSearch } from "../../src/domain/rank-sources.ts";
import type { Source } from "../../src/domain/source.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const HERE = { latitude: -7.72, longitude: 110.36 };
const aSearch = (told: Partial<SourceSearch> = {}): SourceSearch => ({
  need: { category: "food", urgency: "urgent" },
  place: "34.04.01",
  coordinates: HERE,
  refusedBy: [],
  now: MONDAY_MORNING,
  ...told,
});
const idsOf = (sources: readonly Source[], told: Partial<SourceSearch> = {}) =>
  rankSources(sources, aSearch(told)).ranked.map(({ source }) => source.id);
const without = (source: Source, key: "hours" | "capacity" | "verified"): Source => {
  const { [key]: _, ...rest } = source;
  return rest;
};
const scored = (value: number) => ({ kind: "score" as const, value, outcomes: 9 });
const CLOSED = { offsetMinutes: 420, openings: [] };

describe("sources for a need", () => {
  /** Each row from best to worst; the ids run the other way, so that they do not decide. */
  it.each<[string, readonly Source[]]>([
    [
      "serving the place",
      [
        aSource(),
        aSource({ place: "34.04.02", areasServed: ["34.04.01.2001"] }),
        aSource({ place: "34.04", areasServed: ["34.04.02"] }),
        aSource({ place: "34.71.01", areasServed: ["34.71"] }),
        aSource({ place: "33.10", areasServed: ["33"] }),
      ],
    ],
    [
      "opening",
      [aSource(), without(aSource(), "hours"), aSource({ hours: CLOSED }), aSource({ status: "temporarily closed" })],
    ],
    [
      "capacity",
      [aSource(), without(aSource(), "capacity"), aSource({ capacity: { available: 0, updatedAt: MONDAY_MORNING } })],
    ],
    ["quality", [aSource({ quality: scored(0.5) }), aSource(), aSource({ quality: scored(0.19) })]],
    ["freshness", [aSource(), aSource({ verified: { at: 0, by: 9 } })]],
    [
      "distance",
      [
        aSource({ coordinates: HERE }),
        aSource({ coordinates: { ...HERE, latitude: -7.8 } }),
        aSource({ coordinates: { ...HERE, latitude: -6 } }),
        aSource(),
      ],
    ],
  ])("are ordered by %s", (_criterion, sources) => {
    const named = sources.map((source, index) => ({ ...source, id: `${9 - index}` }));

    expect(idsOf(named.toReversed())).toEqual(named.map(({ id }) => id));
  });

  const WORST = {
    areasServed: ["11"],
    hours: CLOSED,
    capacity: { available: 0, updatedAt: 0 },
    quality: scored(0),
    verified: { at: 0, by: 9 },
    coordinates: { latitude: 5, longitude: 95 },
  } as const satisfies Partial<Source>;

  it.each([
    ["the place", "areasServed", ["hours", "capacity", "quality", "verified", "coordinates"]],
    ["opening", "hours", ["capacity", "quality", "verified", "coordinates"]],
    ["capacity", "capacity", ["quality", "verified", "coordinates"]],
    ["quality", "quality", ["verified", "coordinates"]],
    ["freshness", "verified", ["coordinates"]],
  ] as const)("are ordered by %s (%s) before all of %j", (_criterion, key, lesser) => {
    const best = aSource({ quality: scored(0.9), coordinates: HERE });
    const good: Source = { ...best, ...Object.fromEntries(lesser.map((worse) => [worse, WORST[worse]])), id: "z" };
    const bad: Source = { ...best, [key]: WORST[key], id: "a" };

    expect(idsOf([bad, good])).toEqual(["z", "a"]);
  });

  it("of the same merit are ordered by id", () => {
    expect(idsOf(["c", "a", "b"].map((id) => aSource({ id })))).toEqual(["a", "b", "c"]);
  });

  it("that nobody can judge yet stand with those of middling quality, where distance decides", () => {
    const near = { coordinates: HERE };
    const far = { coordinates: { ...HERE, latitude: -7 } };

    expect(
      idsOf([
        aSource({ id: "known", ...far, quality: scored(0.3) }),
        aSource({ id: "new", ...near }),
        aSource({ id: "known and near", ...near, quality: scored(0.2) }),
      ]),
    ).toEqual(["known and near", "new", "known"]);
  });

  it("of their own area stand before those of the whole country, and those before one that does not serve the place", () => {
    const far = { place: "31.71.01", areasServed: ["ID"] };
    const sources = [
      aSource({ ...far, id: "a" }),
      aSource({ ...far, id: "b" }),
      aSource({ id: "c", place: "34.04.02", areasServed: ["34.04.02"] }),
      aSource({ id: "z", hours: CLOSED }),
    ];

    expect(idsOf(sources)).toEqual(["z", "a", "b", "c"]);
  });

  it("next door and closed stand before open ones at the other end of the country", () => {
    const nextDoor = aSource({ id: "z", place: "34.04.02", areasServed: ["34.04.02"], hours: CLOSED });
    const farAway = aSource({ id: "a", place: "91.71", areasServed: ["91"] });

    expect(idsOf([farAway, nextDoor])).toEqual(["z", "a"]);
  });

  it("say why they stand where they stand", () => {
    const { ranked } = rankSources([aSource({ coordinates: HERE, status: "temporarily closed" })], aSearch());

    expect(ranked[0]).toMatchObject({
      reasons: {
        place: "serves the place",
        opening: "temporarily closed",
        capacity: "has room",
        quality: "quality unclear",
        freshness: "verified",
      },
      kilometres: 0,
    });
  });

  it.each<[string, Partial<Source>, Partial<SourceSearch>, string]>([
    ["inactive", { status: "inactive" }, {}, "retired"],
    ["defunct", { status: "defunct" }, {}, "retired"],
    ["for something else", { categories: ["money"] }, {}, "other category"],
    ["the one that has refused", {}, { refusedBy: ["dinsos-sleman"] }, "has refused"],
  ])("leave out one that is %s", (_what, told, search, reason) => {
    const source = aSource(told);

    expect(rankSources([source], aSearch(search))).toEqual({ ranked: [], leftOut: [{ source, reason }] });
  });

  it("offer the next best one after a refusal", () => {
    const sources = [aSource({ id: "a" }), aSource({ id: "b" }), aSource({ id: "c" })];

    expect(idsOf(sources, { refusedBy: ["a"] })).toEqual(["b", "c"]);
  });

  it("have no distance where either end is not known", () => {
    const { coordinates: _, ...nowhere } = aSearch();

    expect(rankSources([aSource({ coordinates: HERE })], nowhere).ranked[0]).not.toHaveProperty("kilometres");
    expect(rankSources([aSource()], aSearch()).ranked[0]).not.toHaveProperty("kilometres");
  });
});

describe("sources for a shared location", () => {
  const shared = (told: Partial<SourceSearch> = {}): SourceSearch => {
    const { place: _, ...search } = aSearch(told);
    return search;
  };
  /** As far north of where somebody stands. */
  const away = (kilometres: number) => ({ ...HERE, latitude: HERE.latitude + kilometres / 111.2 });
  const rankedFor = (sources: readonly Source[], search = shared()) => rankSources(sources, search).ranked;

  it.each<[string, Partial<Source>]>([
    ["within 5 km", { coordinates: away(4.9) }],
    ["within 25 km", { coordinates: away(5.1) }],
    ["within 25 km", { coordinates: away(24.9), areasServed: ["ID"] }],
    ["serves the whole country", { coordinates: away(25.1), areasServed: ["ID"] }],
    ["serves the whole country", { areasServed: ["34", "ID"] }],
    ["within 100 km", { coordinates: away(25.1) }],
    ["within 100 km", { coordinates: away(99.9) }],
    ["farther than 100 km", { coordinates: away(100.1) }],
    ["distance unknown", {}],
  ])("are %s: %j", (reason, told) => {
    expect(rankedFor([aSource(told)])[0]?.reasons.place).toBe(reason);
  });

  it("come in the order of the bands, whatever else is known of them", () => {
    const bands = [
      { coordinates: away(1), hours: CLOSED },
      { coordinates: away(20), hours: CLOSED },
      { areasServed: ["ID"], hours: CLOSED },
      { coordinates: away(80), hours: CLOSED },
      { coordinates: away(800), hours: CLOSED },
      {},
    ];
    const sources = bands.map((told, index) => aSource({ ...told, id: `${9 - index}` }));

    expect(rankedFor(sources.toReversed()).map(({ source }) => source.id)).toEqual(sources.map(({ id }) => id));
  });

  it("in one band are ordered by what else is known of them before the distance", () => {
    const closed = aSource({ id: "a", coordinates: away(1), hours: CLOSED });
    const open = aSource({ id: "z", coordinates: away(4) });

    expect(rankedFor([closed, open]).map(({ source }) => source.id)).toEqual(["z", "a"]);
  });

  it("are all listed when not even a location is known", () => {
    const { coordinates: _, ...nothing } = shared();
    const sources = [aSource({ id: "a", coordinates: HERE }), aSource({ id: "b", areasServed: ["ID"] })];

    expect(rankedFor(sources, nothing).map(({ reasons }) => reasons.place)).toEqual([
      "serves the whole country",
      "distance unknown",
    ]);
  });
});
