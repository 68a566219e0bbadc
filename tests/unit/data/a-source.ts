import fc from "fast-check";
import { WEEKDAYS } from "../../../src/domain/local-time.ts";
import { NEED_CATEGORIES } from "../../../src/domain/need.ts";
import type { SourceSearch } from "../../../src/domain/rank-sources.ts";
import { SOURCE_STATUSES, type Source, STALE_AFTER } from "../../../src/domain/source.ts";
import { MONDAY_MORNING } from "./a-referral.ts";

/** Open all week by day, with room, verified today, and nothing known of its quality. */
export function aSource(told: Partial<Source> = {}): Source {
  return {
    id: "dinsos-sleman",
    organisation: "Dinas Sosial Sleman",
    service: "Bantuan pangan",
    categories: ["food"],
    place: "34.04.01",
    areasServed: ["34.04"],
    hours: {
      offsetMinutes: 420,
      openings: [{ day: "MO", opensAt: 480, closesAt: 900 }],
    },
    documents: [],
    contact: { phone: "0274868000" },
    capacity: { available: 3, updatedAt: MONDAY_MORNING },
    status: "active",
    verified: { at: MONDAY_MORNING, by: 9 },
    quality: { kind: "too few", outcomes: 0 },
    ...told,
  };
}

/** Codes that lie in one another, beside one another, and far apart. */
const places = fc.constantFrom(
  "34",
  "34.04",
  "34.04.01",
  "34.04.01.2001",
  "34.04.02",
  "34.05",
  "34.71.03",
  "11.01",
  "ID",
);

/** In Sleman, within a day's ride of it, and anywhere in the country. */
export const anyCoordinates = fc
  .tuple(
    fc.constantFrom(0.05, 0.4, 1.5, 15),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  )
  .map(([reach, north, east]) => ({ latitude: -7.72 + reach * north, longitude: 110.36 + reach * east }));

const anyHours = fc.record({
  offsetMinutes: fc.constantFrom(420, 480, 540),
  openings: fc.array(
    fc.record({
      day: fc.constantFrom(...WEEKDAYS),
      opensAt: fc.integer({ min: 0, max: 1439 }),
      closesAt: fc.integer({ min: 0, max: 1440 }),
    }),
    { maxLength: 8 },
  ),
});
const maybe = <Key extends string, Value>(key: Key, values: fc.Arbitrary<Value>) =>
  fc.option(
    values.map((value) => ({ [key]: value }) as Record<Key, Value>),
    { nil: {} },
  );

/** Of one id each. */
export const anySources: fc.Arbitrary<readonly Source[]> = fc.uniqueArray(
  fc
    .tuple(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        categories: fc.subarray([...NEED_CATEGORIES].slice(0, 3)),
        place: places.filter((place) => place !== "ID"),
        areasServed: fc.array(places, { maxLength: 2 }),
        status: fc.constantFrom("active" as const, ...SOURCE_STATUSES),
        quality: fc.oneof(
          fc.constant({ kind: "too few" as const, outcomes: 2 }),
          fc.double({ min: 0, max: 1, noNaN: true }).map((value) => ({ kind: "score" as const, value, outcomes: 9 })),
        ),
      }),
      maybe(
        "capacity",
        fc.nat(2).map((available) => ({ available, updatedAt: MONDAY_MORNING })),
      ),
      maybe(
        "verified",
        fc.constantFrom(0, MONDAY_MORNING).map((at) => ({ at, by: 9 })),
      ),
      maybe("coordinates", anyCoordinates),
      maybe("hours", anyHours),
    )
    .map(([known, ...more]) => {
      const { capacity: _, verified: __, hours: ___, ...bare } = aSource();
      return Object.assign({ ...bare, ...known }, ...more) as Source;
    }),
  { selector: ({ id }) => id, maxLength: 30 },
);

/** For a place, for a shared location, for both, or for neither. */
export const anySearch: fc.Arbitrary<SourceSearch> = fc
  .tuple(
    fc.record({
      need: fc.record({
        category: fc.constantFrom("food" as const, "money" as const),
        urgency: fc.constant("urgent" as const),
      }),
      refusedBy: fc.array(fc.string({ minLength: 1, maxLength: 1 }), { maxLength: 2 }),
      now: fc.oneof(
        fc.integer({ min: -7 * 24 * 60, max: 100 * 24 * 60 }).map((minutes) => MONDAY_MORNING + minutes * 60_000 + 1),
        fc.constant(MONDAY_MORNING + STALE_AFTER),
      ),
    }),
    maybe("place", places),
    maybe("coordinates", anyCoordinates),
  )
  .map(([known, ...more]) => Object.assign(known, ...more) as SourceSearch);
