import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEED_CATEGORIES } from "../../src/domain/need.ts";
import type { Opening, WeeklyHours } from "../../src/domain/opening-hours.ts";
import type { Source } from "../../src/domain/source.ts";
import { filesOf, IMPORT_DAY, readAll, recordsIn, refusalsIn } from "../support/read-import.ts";
import { anySources, aSource } from "./data/a-source.ts";
import { hsdsSchema } from "./data/hsds-3.ts";

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const isHsds = ajv.compile(hsdsSchema("service"));

async function exported(sources: readonly Source[]): Promise<string> {
  const { pieces } = await filesOf(sources).export();
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => `x${text.replaceAll(/[\p{C}\s]/gu, "")}`);
const inSleman = fc.constantFrom("34", "34.04", "34.04.01", "11.01");

/** HSDS has one word for the end of a day, 23:59. */
function asHsdsCanTell({ openings, ...hours }: WeeklyHours): WeeklyHours {
  const isToTheEnd = ({ opensAt, closesAt }: Opening) => closesAt === 1439 || (opensAt === 0 && closesAt === 0);
  return { ...hours, openings: openings.map((one) => (isToTheEnd(one) ? { ...one, closesAt: 1440 } : one)) };
}

/** As the directory keeps them: with everything in its place. */
const keptSources: fc.Arbitrary<readonly Source[]> = fc
  .tuple(
    anySources,
    fc.array(fc.tuple(words, words, inSleman, fc.constantFrom(...NEED_CATEGORIES)), { minLength: 30, maxLength: 30 }),
  )
  .map(([sources, told]) =>
    sources.flatMap((source, index) => {
      const [organisation = "x", text = "x", place = "34", category = "food"] = told[index] ?? [];
      const { coordinates, hours, ...rest } = source;
      const isInside = coordinates !== undefined && Math.abs(coordinates.latitude + 7) < 3;
      return [
        {
          ...rest,
          ...(isInside && { coordinates }),
          ...(hours !== undefined && hours.openings.length > 0 && { hours: asHsdsCanTell(hours) }),
          id: `s${index}`,
          ...{ organisation, service: text, place, eligibility: text, cost: organisation, documents: [text] },
          areasServed: [
            ...new Set(
              source.areasServed.map((area) => (area.length > 8 ? "34.04.01" : area.replace("34.05", "34.02"))),
            ),
          ],
          categories: [category],
          contact: { phone: "+62 274 868000", whatsapp: "08111-129-129", address: text },
          ...(rest.verified !== undefined && {
            verified: { ...rest.verified, at: Math.min(rest.verified.at, IMPORT_DAY) },
          }),
        },
      ];
    }),
  );

/** What a file can say: the day of the last check, and not by whom. */
function asTold(told: Source) {
  const { quality: _quality, identifiers: _identifiers, verified, ...source } = told;
  const day = 24 * 3600 * 1000;
  return verified === undefined ? source : { ...source, verified: { at: Math.floor(verified.at / day) * day, by: 0 } };
}

describe("an export of the directory", () => {
  it("is HSDS 3, whatever stands in the directory", async () => {
    await fc.assert(
      fc.asyncProperty(keptSources, async (sources) => {
        for (const service of JSON.parse(await exported(sources)) as readonly object[]) {
          isHsds(service);
          expect(isHsds.errors ?? []).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("brings back the same entries when it is imported", async () => {
    await fc.assert(
      fc.asyncProperty(keptSources, async (sources) => {
        fc.pre(sources.length > 0);
        const rows = await readAll(await exported(sources), { name: "hsds.json", sources });
        expect(refusalsIn(rows)).toEqual([]);
        const back = recordsIn(rows).map((record) => asTold({ ...record, quality: { kind: "too few", outcomes: 0 } }));
        const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
        expect(back.toSorted(byId)).toEqual(sources.map(asTold).toSorted(byId));
      }),
      { numRuns: 60 },
    );
  });

  it("tells a service at two places once, and apart once they are not the same any more", async () => {
    const uuid = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
    const at = (id: string, location: number) =>
      aSource({ id, identifiers: { organization: uuid(1), service: uuid(2), location: uuid(location) } });
    const alike = [at("a", 3), at("b", 4)];
    expect(JSON.parse(await exported(alike))).toHaveLength(1);
    const apart = [at("a", 3), { ...at("b", 4), status: "defunct" as const }];
    const text = await exported(apart);
    expect(new Set((JSON.parse(text) as { id: string }[]).map(({ id }) => id)).size).toBe(2);
    const back = recordsIn(await readAll(text, { name: "a.json", sources: apart }));
    expect(back.map(({ id, status, identifiers }) => ({ id, status, identifiers }))).toEqual(
      apart.map(({ id, status, identifiers }) => ({ id, status, identifiers })),
    );
  });

  it("tells of a day's end as HSDS does, and takes it back as one", async () => {
    const openings = [
      { day: "MO", opensAt: 0, closesAt: 1440 },
      { day: "TU", opensAt: 0, closesAt: 0 },
      { day: "WE", opensAt: 480, closesAt: 1440 },
    ] as const;
    const text = await exported([aSource({ hours: { offsetMinutes: 420, openings } })]);
    expect(text.match(/"closes_at":"[^"]*"/g)).toEqual(Array(3).fill('"closes_at":"23:59+07:00"'));
    const [back] = recordsIn(await readAll(text, { name: "hsds.json" }));
    expect(back?.hours?.openings).toEqual(openings.map((one) => ({ ...one, closesAt: 1440 })));
  });

  it("tells every time as one of the day, with its offset", async () => {
    const opensAt = fc.integer({ min: 0, max: 1439 });
    const closesAt = fc.oneof(fc.constantFrom(0, 1440), opensAt);
    await fc.assert(
      fc.asyncProperty(
        opensAt,
        closesAt,
        fc.constantFrom(-570, 420, 480, 540),
        async (opens, closes, offsetMinutes) => {
          const openings = [{ day: "MO", opensAt: opens, closesAt: closes }] as const;
          const text = await exported([aSource({ hours: { offsetMinutes, openings } })]);
          const times = [...text.matchAll(/"(?:opens|closes)_at":"([^"]*)"/g)].map(([, time]) => time);
          expect(times).toHaveLength(2);
          for (const time of times) expect(time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d[+-][01]\d:[0-5]\d$/);
        },
      ),
    );
  });

  it("never says who verified an entry", async () => {
    expect(await exported([aSource({ verified: { at: IMPORT_DAY, by: 123456789 } })])).not.toContain("123456789");
  });
});
