import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COLOURS, type Colour } from "../../src/domain/check-in.ts";
import { type CheckInOfCase, casesIn, type Sign, warnEarly } from "../../src/domain/early-warning.ts";
import { MONDAY_MORNING as NOW } from "./data/a-referral.ts";

const WEEK = 7 * 24 * 3_600_000;
const SLEMAN = "34.04";
const DEPOK = "34.04.07";

/** `weeksAgo` 0: in the week that ends now. */
const checkIn = (code: string, weeksAgo: number, colour: Colour, told: Partial<CheckInOfCase> = {}): CheckInOfCase => ({
  ...{ case: code, place: DEPOK, colour, safety: 6, at: NOW - weeksAgo * WEEK - 1000 },
  ...told,
});
const all = (weeksAgo: number, colours: readonly Colour[], told: Partial<CheckInOfCase> = {}) =>
  colours.map((colour, at) => checkIn(`case ${at}`, weeksAgo, colour, told));
const warn = (checkIns: readonly CheckInOfCase[], area = SLEMAN) => warnEarly(checkIns, { area, now: NOW });
const kinds = (signs: readonly Sign[] = []) => signs.map(({ kind }) => kind);

describe("a place is warned of", () => {
  it.each<[string, readonly (readonly Colour[])[], readonly string[]]>([
    ["nothing, where all is green", [["green", "green"]], []],
    [
      "nothing, where yellow is as it was",
      [
        ["yellow", "yellow"],
        ["yellow", "yellow"],
        ["yellow", "yellow"],
      ],
      [],
    ],
    ["nothing, for a single yellow", [["yellow"], ["green"]], []],
    [
      "a single red, which is no trend",
      [
        ["red", "green"],
        ["green", "green"],
      ],
      ["red stands"],
    ],
    [
      "red that stands as it stood",
      [
        ["red", "red"],
        ["red", "red"],
      ],
      ["red stands"],
    ],
    [
      "red that grows",
      [
        ["red", "red", "green"],
        ["red", "green", "green"],
        ["green", "green", "green"],
      ],
      ["red grows"],
    ],
    [
      "yellow that grows",
      [
        ["yellow", "yellow", "green"],
        ["green", "green", "green"],
      ],
      ["yellow grows"],
    ],
    [
      "a red one beside yellow that grows",
      [
        ["red", "yellow", "yellow"],
        ["green", "green", "green"],
      ],
      ["red stands", "yellow grows"],
    ],
    [
      "nothing, when it was worse before",
      [
        ["yellow", "green"],
        ["red", "red"],
      ],
      [],
    ],
    ["what is there from the first week on", [["yellow", "yellow"]], ["yellow grows"]],
  ])("%s", (_what, weeks, signs) => {
    const checkIns = weeks.flatMap((colours, weeksAgo) => all(weeksAgo, colours));

    expect(kinds(warn(checkIns).places[0]?.signs)).toEqual(signs);
  });

  it.each<[string, number, number, number, readonly string[]]>([
    ["falls by a point and more in two cases", 4, 5.5, 2, ["safety falls"]],
    ["falls by less", 5, 5.5, 2, []],
    ["falls in one case alone", 2, 8, 1, []],
    ["rises", 8, 4, 2, []],
  ])("felt safety that %s", (_what, now, before, cases, signs) => {
    const green = Array<Colour>(cases).fill("green");
    const checkIns = [...all(0, green, { safety: now }), ...all(2, green, { safety: before })];

    expect(kinds(warn(checkIns).places[0]?.signs)).toEqual(signs);
  });

  it("each case once, as it was told last", () => {
    const first = checkIn("a", 0, "red", { at: NOW - 3000 });
    const last = checkIn("a", 0, "green", { at: NOW - 1000, safety: 8 });

    expect(warn([last, first]).weeks.at(-1)).toEqual({ green: 1, yellow: 0, red: 0, safety: 8 });
  });

  it("weeks in which nobody was asked are not taken for calm ones", () => {
    const checkIns = [...all(0, ["red", "red"]), ...all(4, ["red", "red"])];

    expect(kinds(warn(checkIns).places[0]?.signs)).toEqual(["red stands"]);
  });

  it("by district in a regency, by regency in what is wider, and of no place outside", () => {
    const red = all(0, ["red"]);
    const elsewhere = [checkIn("b", 0, "red", { place: "34.02.01" }), checkIn("c", 0, "red", { place: "51.71" })];
    const placesIn = (area: string) => warn([...red, ...elsewhere], area).places.map(({ place }) => place);

    expect(placesIn(SLEMAN)).toEqual([DEPOK]);
    expect(placesIn(DEPOK)).toEqual([DEPOK]);
    expect(placesIn("34")).toEqual(["34.02", SLEMAN]);
    expect(placesIn("ID")).toEqual(["34.02", SLEMAN, "51.71"]);
  });

  it("the worst one first", () => {
    const checkIns = [
      ...all(0, ["yellow", "yellow"], { place: "34.04.01" }),
      ...all(0, ["red"], { place: "34.04.02" }),
      ...all(0, ["red", "red", "green"], { place: "34.04.03" }),
    ];

    expect(warn(checkIns).places.map(({ place }) => place)).toEqual(["34.04.03", "34.04.02", "34.04.01"]);
  });
});

describe("whatever was checked in", () => {
  const anyCheckIns = fc.array(
    fc.record({
      case: fc.constantFrom("a", "b", "c", "d", "e"),
      place: fc.constantFrom("34.04.01", "34.04.02", "34.02.01", "51.71"),
      colour: fc.constantFrom(...COLOURS),
      safety: fc.integer({ min: 1, max: 10 }),
      at: fc.integer({ min: NOW - 8 * WEEK, max: NOW + WEEK }),
    }),
    { maxLength: 60 },
  );

  it("nothing is told of a place without trouble, a trend never of one case, and no case counts twice in a week", () => {
    fc.assert(
      fc.property(anyCheckIns, (checkIns) => {
        const { weeks, places } = warn(checkIns, "ID");
        for (const week of weeks) expect(casesIn(week)).toBeLessThanOrEqual(5);
        for (const { signs, week } of places) {
          for (const sign of signs) {
            if (sign.kind === "safety falls") expect(sign.now).toBeLessThan(sign.before);
            else expect(week.yellow + week.red).toBeGreaterThan(0);
            if (sign.kind !== "red stands") expect(casesIn(week)).toBeGreaterThanOrEqual(2);
          }
        }
      }),
    );
  });

  it("the order in which it is read changes nothing", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          anyCheckIns.chain((some) => fc.constantFrom(...some, ...all(0, ["red"]))),
          { selector: ({ at, case: code }) => `${at}${code}` },
        ),
        (checkIns) => {
          expect(warn(checkIns.toReversed(), "ID")).toEqual(warn(checkIns, "ID"));
        },
      ),
    );
  });
});
