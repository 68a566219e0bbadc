import type { Audit, AuditEntry, AuditList, AuditSearch } from "../domain/audit.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

export const AUDIT_LOGS = { acts: keys.auditActs, refusals: keys.auditRefusals } as const;

const ENTRIES_A_PAGE = 500;
/** Of entries that fit no search: then the page says where to go on, so that nobody waits for a log of years. */
const MOST_LOOKED_AT = 10_000;

type Fields = ReadonlyMap<string, string>;

interface Line {
  /** Of the stream: "1764158400000-0". */
  readonly id: string;
  readonly fields: Fields;
}

/** Reads the log page by page, from either end. */
export function createAuditReader(redis: RedisConnection): Pick<Audit, "entries" | "latest"> {
  async function readLines(list: AuditList, ...range: readonly string[]): Promise<readonly Line[]> {
    const [command = "", ...rest] = range;
    const lines = (await redis.command(AUDIT_LOGS[list], command, AUDIT_LOGS[list], ...rest)) as [Buffer, Buffer[]][];
    return lines.map(([id, fields]) => ({ id: String(id), fields: readFields(fields) }));
  }

  /** Whom the names mean; who was erased is not among them. */
  async function peopleOf(names: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
    if (names.size === 0) return new Map();
    const fields = [...names].map((name) => `n:${name}`);
    const ids = (await redis.command(keys.auditPeople, "HMGET", keys.auditPeople, ...fields)) as (Buffer | null)[];
    return new Map([...names].flatMap((name, at) => (ids[at] ? [[name, Number(ids[at])]] : [])));
  }

  async function toEntries(lines: readonly Line[], list: AuditList): Promise<readonly AuditEntry[]> {
    const people = await peopleOf(
      new Set(lines.flatMap(({ fields }) => [nameIn(fields, "who"), nameIn(fields, "whom")])),
    );
    return lines.map(({ fields }) => toEntry(fields, people, list === "refusals"));
  }

  /** Undefined for somebody who stands nowhere in the log. */
  async function fittingOf({ what, person }: AuditSearch): Promise<((fields: Fields) => boolean) | undefined> {
    if (person === undefined) return (fields) => what === undefined || fields.get("what") === what;
    const found = (await redis.command(keys.auditPeople, "HGET", keys.auditPeople, `i:${person}`)) as Buffer | null;
    if (found === null) return undefined;
    const name = String(found);
    return (fields) =>
      (what === undefined || fields.get("what") === what) &&
      (nameIn(fields, "who") === name || nameIn(fields, "whom") === name);
  }

  return {
    async *entries(list) {
      for (let from = "-"; ; ) {
        const page = await readLines(list, "XRANGE", from, "+", "COUNT", String(ENTRIES_A_PAGE));
        const last = page.at(-1);
        if (last === undefined) return;
        from = `(${last.id}`;
        yield await toEntries(page, list);
      }
    },

    async latest(search) {
      const { list, before, count, what, person } = search;
      const fits = await fittingOf(search);
      if (fits === undefined) return { entries: [], older: undefined };
      // One more than is shown says whether there is anything older.
      const step = what === undefined && person === undefined ? count + 1 : ENTRIES_A_PAGE;
      const found: Line[] = [];
      let from = isPlace(before) ? `(${before}` : "+";
      for (let looked = 0; found.length <= count; looked += step) {
        if (looked >= MOST_LOOKED_AT) return { entries: await toEntries(found, list), older: from.slice(1) };
        const lines = await readLines(list, "XREVRANGE", from, "-", "COUNT", String(step));
        found.push(...lines.filter(({ fields }) => fits(fields)));
        const last = lines.at(-1);
        if (last === undefined || lines.length < step) break;
        from = `(${last.id}`;
      }
      const shown = found.slice(0, count);
      return { entries: await toEntries(shown, list), older: found.length > count ? shown.at(-1)?.id : undefined };
    },
  };
}

/** Of the log; what somebody made up begins at the newest. */
function isPlace(before: string | undefined): before is string {
  return before !== undefined && /^\d{1,16}-\d{1,9}$/.test(before);
}

function readFields(flat: readonly Buffer[]): Fields {
  return new Map(flat.flatMap((field, at) => (at % 2 === 0 ? [[field.toString(), String(flat[at + 1])]] : [])));
}

function nameIn(fields: Fields, field: "who" | "whom"): string {
  return fields.get(field) ?? "";
}

function toEntry(fields: Fields, people: ReadonlyMap<string, number>, isRefused: boolean): AuditEntry {
  const about = fields.get("about");
  return {
    ...{ what: fields.get("what") ?? "", when: Number(fields.get("at")), isRefused },
    who: people.get(nameIn(fields, "who")) ?? 0,
    ...(fields.has("whom") && { whom: people.get(nameIn(fields, "whom")) ?? 0 }),
    ...(about !== undefined && { about }),
  };
}
