import { NATIONWIDE } from "../domain/area.ts";
import type { Case } from "../domain/case.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const PAGE = 100;

export interface ListedCase {
  readonly code: string;
  /** Its case is gone, or is no longer what the list says. */
  drop(): Promise<void>;
}

/**
 * Lists of codes, kept beside the cases and never the truth: whoever reads them looks whether the case says the same.
 * They lie on other nodes of a cluster than the case, so they are written after it, as often as its act comes again.
 */
export interface CaseIndex {
  /** Puts it on every list that is to name it, and takes it off those that named it before; safe to repeat. */
  keep(now: Case, before?: Case): Promise<void>;
  /** This person writes in it, or is asked to take it: so it is found when the person wants to be erased. */
  touch(person: number, touched: Case): Promise<void>;
  /** Newest first. */
  ofPerson(id: number): Promise<readonly ListedCase[]>;
  countOpenOf(id: number): Promise<number>;
  openIn(area: string): Promise<readonly ListedCase[]>;
  /** Page by page. */
  all(): AsyncIterable<readonly ListedCase[]>;
  forgetPerson(id: number): Promise<void>;
  /** Every entry of every list of codes, found key by key; for an operator. */
  everyEntry(): AsyncIterable<{ readonly listed: ListedPlace; readonly mustBeOpen: boolean }>;
}

interface ListedPlace extends ListedCase {
  /** False for an entry under a place where the case is not any more. */
  isOf(found: Case): boolean;
}

export function createCaseIndex(redis: RedisConnection): CaseIndex {
  const add = (list: string, score: number, member: string) => redis.command(list, "ZADD", list, String(score), member);
  const remove = (list: string, member: string) => redis.command(list, "ZREM", list, member);

  async function read(list: string, ...question: readonly [string, ...string[]]): Promise<readonly ListedPlace[]> {
    const [name, ...range] = question;
    const members = (await redis.command(list, name, list, ...range)) as Buffer[];
    return members.map(String).map((member) => ({
      code: codeOf(member),
      drop: async () => void (await remove(list, member)),
      isOf: ({ place, code }: Case) => !member.includes("#") || member === memberOf(place, code),
    }));
  }

  async function keepOpen({ code, place, state, owner }: Case): Promise<void> {
    const isOpen = state === "open";
    const [list, member, own] = [keys.openCases, memberOf(place, code), keys.openCasesOf(owner)];
    await (isOpen ? add(list, 0, member) : remove(list, member));
    if (owner !== 0) await redis.command(own, isOpen ? "SADD" : "SREM", own, code);
  }

  return {
    async keep(now, before) {
      const { code, openedAt, owner, place } = now;
      const isMoved = before !== undefined && before.place !== place;
      const isPassedOn = before !== undefined && before.owner !== owner && before.owner !== 0;
      const former = keys.openCasesOf(before?.owner ?? 0);
      await Promise.all([
        add(keys.allCases, 0, code),
        keepOpen(now),
        owner === 0 ? undefined : add(keys.personCases(owner), openedAt, code),
        isMoved ? remove(keys.openCases, memberOf(before.place, code)) : undefined,
        isPassedOn ? redis.command(former, "SREM", former, code) : undefined,
      ]);
    },

    async touch(person, { code, openedAt }) {
      if (person !== 0) await add(keys.personCases(person), openedAt, code);
    },

    ofPerson: (id) => read(keys.personCases(id), "ZREVRANGE", "0", "-1"),
    countOpenOf: async (id) => Number(await redis.command(keys.openCasesOf(id), "SCARD", keys.openCasesOf(id))),

    openIn(area) {
      // "/" comes right after ".": the area itself and every place within it.
      const [from, to] = area === NATIONWIDE ? ["-", "+"] : [`[${area}.`, `(${area}/`];
      return read(keys.openCases, "ZRANGEBYLEX", from, to);
    },

    async *all() {
      for (let from = "-"; ; ) {
        const page = await read(keys.allCases, "ZRANGEBYLEX", from, "+", "LIMIT", "0", String(PAGE));
        const last = page.at(-1);
        if (last === undefined) return;
        yield page;
        from = `(${last.code}`;
      }
    },

    async forgetPerson(id) {
      for (const list of [keys.personCases(id), keys.openCasesOf(id)]) await redis.command(list, "DEL", list);
    },

    async *everyEntry() {
      for await (const page of redis.scan("{chat:*}:cases")) {
        for (const list of page) {
          for (const listed of await read(list, "ZRANGE", "0", "-1")) yield { listed, mustBeOpen: false };
        }
      }
      for (const list of [keys.allCases, keys.openCases]) {
        const mustBeOpen = list === keys.openCases;
        for (const listed of await read(list, "ZRANGE", "0", "-1")) yield { listed, mustBeOpen };
      }
    },
  };
}

/** The place stands in front, so that all open cases of an area stand together. */
function memberOf(place: string, code: string): string {
  return `${place}.#${code}`;
}

function codeOf(member: string): string {
  return member.slice(member.indexOf("#") + 1);
}
