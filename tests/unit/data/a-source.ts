import fc from "fast-check";
import { NEED_CATEGORIES } from "../../../src/domain/need.ts";
import { SOURCE_STATUSES, type Source } from "../../../src/domain/source.ts";
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

const places = fc.constantFrom("34", "34.04", "34.04.01", "34.04.02", "34.05", "ID");
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
      maybe(
        "coordinates",
        fc.record({
          latitude: fc.double({ min: -11, max: 6, noNaN: true }),
          longitude: fc.double({ min: 95, max: 141, noNaN: true }),
        }),
      ),
    )
    .map(([known, ...more]) => {
      const { capacity: _, verified: __, ...bare } = aSource();
      return Object.assign({ ...bare, ...known }, ...more) as Source;
    }),
  { selector: ({ id }) => id, maxLength: 30 },
);
