import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPlaces } from "../../src/content/places.ts";
import type { AuditEntry } from "../../src/domain/audit.ts";
import { EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import { startCampaign } from "../../src/domain/campaign.ts";
import { EXPORTS, type ExportRow, hasPersonal } from "../../src/domain/export.ts";
import { groupMembers, LEAST_TOGETHER } from "../../src/domain/export-members.ts";
import type { Member } from "../../src/domain/member.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { EMPTY_TALLY } from "../../src/domain/tally-ledger.ts";
import { exportParts } from "../../src/telegram/documents/export-parts.ts";
import { columnsOf, type ExportSources, exportRows } from "../../src/telegram/export-rows.ts";
import { aDraft } from "./data/a-referral.ts";
import { anyMembers, pagesOf } from "./data/any-members.ts";
import { anyReferrals } from "./data/any-referrals.ts";

const places = await loadPlaces();
const NOW = Date.parse("2026-11-26T05:00:00Z");

interface Stored {
  readonly members: readonly Member[];
  readonly referrals: readonly Referral[];
  readonly acts: readonly AuditEntry[];
}

/** A house in which all this stands. */
function houseWith({ members, referrals, acts }: Stored): ExportSources {
  const by = members[0]?.id ?? 0;
  const campaign = { campaign: startCampaign("BCDFGH"), content: EMPTY_CONTENT, by, openedAt: NOW };
  const sources = {
    ...{ places, adminIds: [], now: () => new Date(NOW) },
    members: {
      find: async (id: number) => members.find((member) => member.id === id),
      everyone: () => pagesOf(members),
    },
    book: { all: () => eachOf(referrals) },
    campaigns: { list: async () => ({ files: [campaign], total: 1 }), log: async () => [] },
    broadcasts: { tally: async () => EMPTY_TALLY },
    receipts: { count: async () => 0 },
    usage: { read: async () => [] },
    audit: { entries: (list: string) => pagesOf(list === "acts" ? acts : []) },
    updates: { all: () => [] },
  };
  return sources as unknown as ExportSources;
}

async function* eachOf<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

async function collect<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

const anyStored: fc.Arbitrary<Stored> = fc.record({ members: anyMembers, referrals: anyReferrals }).map((stored) => {
  const ids = stored.members.map(({ id }) => id);
  const referrals = stored.referrals.map((referral, index) => ({
    ...referral,
    ...{ owner: ids[index % Math.max(1, ids.length)] ?? 0, code: `BCDFG${index}`, forWhom: `P${index}BCDFG` },
    source: { kind: "typed", name: `Ibu ${index}` } as const,
    case: { code: `K${index}BCD`, sides: ["A1"] },
  }));
  const acts = ids.flatMap((who, index): readonly AuditEntry[] => [
    { who, what: "member.accept", whom: ids[index + 1] ?? 0, when: NOW, isRefused: false },
    { who, what: "invite.make", about: `GEHEIM${index}`, when: NOW, isRefused: false },
    { who, what: "member.make-coordinator", whom: who, about: "34.04", when: NOW, isRefused: false },
  ]);
  return { members: stored.members, referrals, acts };
});

describe("a plain export", () => {
  it("holds no id of anybody, no code of a referral, a person or a case, and no typed word", () =>
    fc.assert(
      fc.asyncProperty(anyStored, async (stored) => {
        const secrets = [
          ...stored.members.map(({ id }) => String(id)),
          ...stored.referrals.flatMap(({ code, forWhom, case: conflict }) => [code, forWhom, conflict?.code ?? code]),
          ...["Ibu ", "GEHEIM"],
        ];
        for (const what of EXPORTS) {
          const told = JSON.stringify(await collect(exportRows({ what, isPersonal: false }, houseWith(stored))));

          expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
        }
      }),
    ));

  it("has the columns that it says, and a personal one says which ids it holds", () =>
    fc.assert(
      fc.asyncProperty(anyStored, async (stored) => {
        for (const what of EXPORTS) {
          for (const isPersonal of [false, hasPersonal(what)]) {
            const columns = columnsOf({ what, isPersonal });
            for (const row of await collect(exportRows({ what, isPersonal }, houseWith(stored)))) {
              expect(Object.keys(row).filter((column) => !columns.includes(column))).toEqual([]);
            }
          }
        }
      }),
      { numRuns: 20 },
    ));

  it("gives the same person the same name within a file, and another one in the next", async () => {
    const entry = { what: "invite.make", when: NOW, isRefused: false } as const;
    const acts = [700_000_001, 700_000_002, 700_000_001, 0].map((who) => ({ ...entry, who }));
    const names = async () => {
      const house = houseWith({ members: [], referrals: [], acts });
      return (await collect(exportRows({ what: "audit", isPersonal: false }, house))).map(({ who }) => who);
    };

    const [first, second] = [await names(), await names()];

    expect(first[0]).toBe(first[2]);
    expect(new Set(first).size).toBe(3);
    expect(first[3]).toBe("erased");
    expect(second).not.toContain(first[0]);
  });
});

describe("members in groups", () => {
  const group = (members: readonly Member[]) =>
    groupMembers(pagesOf(members), { adminIds: [], nameOf: (place) => places.get(place)?.name });

  it("are all there, and nobody stands among fewer than five", () =>
    fc.assert(
      fc.asyncProperty(anyMembers, async (members) => {
        const people = (await group(members)).map((row) => Number(row["people"]));

        expect(people.filter((count) => count < LEAST_TOGETHER)).toEqual([]);
        const all = people.reduce((sum, count) => sum + count, 0);
        expect(all).toBe(members.length < LEAST_TOGETHER ? 0 : members.length);
      }),
    ));

  it("are told as finely as five together allow", async () => {
    const member = (id: number, more: Partial<Member> = {}): Member => ({
      ...{ id, language: "id", status: "active", place: "34.04.01", isReachable: true },
      ...{ joinedAt: "2026-11-03T02:00:00.000Z" },
      ...more,
    });
    const inSleman = [1, 2, 3, 4, 5].map((id) => member(id));
    const inTheProvince = [6, 7, 8, 9, 10].map((id) =>
      member(id, { place: `34.0${(id % 2) + 1}.02`, joinedAt: "2026-03-01T00:00:00.000Z" }),
    );
    const alone = member(11, { status: "suspended", place: "51.71.02" });

    const rows = await group([...inSleman, ...inTheProvince, alone]);

    const told = { role: "volunteer", status: "active", language: "id" };
    expect(rows).toEqual(
      [
        { ...told, place: "34", place_name: "Daerah Istimewa Yogyakarta", joined: "2026", people: 5 },
        { ...{ place: "", place_name: "", role: "", status: "", language: "", joined: "" }, people: 6 },
      ].toSorted((one, other) => one.people - other.people),
    );
  });
});

describe("the file of an export", () => {
  const anyCell = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean(), fc.constant(undefined));
  const columns = ["a", "b"] as const;
  const anyRows = fc.array(fc.record({ a: anyCell, b: anyCell }), { maxLength: 30 });
  const partsOf = (rows: readonly ExportRow[], form: "csv" | "json", mostBytes?: number) =>
    collect(exportParts(eachOf(rows), { form, columns, ...(mostBytes !== undefined && { mostBytes }) }));

  it("is read back from CSV as it was, and no cell begins a formula", () =>
    fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const [part] = await partsOf(rows, "csv");

        const text = Buffer.from(part?.content ?? []).toString();
        expect(text.startsWith('\uFEFF"a","b"\r\n')).toBe(true);
        const read: string[][] = parse(text, { bom: true, from: 2 });
        const cells = rows.map(({ a, b }) => [a, b].map((cell) => String(cell ?? "")));
        expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")))).toEqual(
          cells.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ""))),
        );
        expect(read.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
      }),
    ));

  it("is an array of objects as JSON, with the same fields in each", () =>
    fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const [part] = await partsOf(rows, "json");

        const read: unknown = JSON.parse(Buffer.from(part?.content ?? []).toString());
        expect(read).toEqual(rows.map(({ a = null, b = null }) => ({ a, b })));
      }),
    ));

  it.each(["csv", "json"] as const)("comes in parts that are whole by themselves, as %s", async (form) => {
    const rows = Array.from({ length: 500 }, (_, index) => ({ a: index, b: "x".repeat(50) }));

    const parts = await partsOf(rows, form, 4096);

    expect(parts.length).toBeGreaterThan(5);
    expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(500);
    for (const { content, isZipped } of parts) {
      expect([content.length <= 4096, isZipped]).toEqual([true, false]);
      const text = Buffer.from(content).toString();
      expect(() => (form === "csv" ? parse(text, { bom: true, columns: true }) : JSON.parse(text))).not.toThrow();
    }
  });
});

it("knows a draft without any moment", async () => {
  const referral: Referral = { ...aDraft(), state: "draf", version: 0 };
  const house = houseWith({ members: [], referrals: [referral], acts: [] });

  const [row] = await collect(exportRows({ what: "referrals", isPersonal: true }, house));

  expect(row).toMatchObject({ standing: "draft", sent_at: undefined, received_at: undefined });
});
