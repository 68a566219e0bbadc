import type { Case } from "../domain/case.ts";
import type { CaseAttempt, CaseBook, CaseFiling } from "../domain/case-book.ts";
import type { CaseEntry } from "../domain/case-event.ts";
import { CASE_LIMITS } from "../domain/case-limits.ts";
import { startCase } from "../domain/case-log.ts";
import { StoreAway } from "../domain/inbox.ts";
import { type CaseRefusal, moveCase } from "../domain/move-case.ts";
import { CASE_SYMBOLS, makeOpaqueCode } from "../domain/opaque-code.ts";
import type { Papers } from "../domain/paper.ts";
import { createCaseIndex, type ListedCase } from "./case-index.ts";
import { caseEntryFields } from "./case-log-record.ts";
import { caseFields } from "./case-record.ts";
import { type CaseRecord, readCaseRecord, toCase } from "./case-records.ts";
import { forgetCaseScript } from "./case-scripts.ts";
import { createChance } from "./chance.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { moveScript, openScript, peekScript } from "./log-scripts.ts";
import type { Sealer } from "./sealing.ts";

const DAY = 24 * 3600 * 1000;
/** How many are read at the same time. */
const AT_ONCE = 100;

export interface CaseBookParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly papers: Pick<Papers, "forgetIn">;
  readonly now: () => Date;
  /** How long a closed case is kept. */
  readonly keepDays: number;
  /** One that cannot be read, say of a newer release, is left out of lists: it must not take all others away. */
  readonly onUnreadable?: (code: string) => void;
}

export function createCaseBook({ redis, sealer, papers, now, keepDays, onUnreadable }: CaseBookParts): CaseBook {
  const index = createCaseIndex(redis);
  const chance = createChance(redis);

  const read = (code: string) => readCaseRecord(redis, code, sealer);

  async function find(code: string): Promise<Case | undefined> {
    const record = await read(code);
    return record && toCase(record);
  }

  /** In the order of the list; what is gone is dropped from it. */
  async function follow(list: readonly ListedCase[]): Promise<readonly Case[]> {
    const found: (Case | undefined)[] = [];
    for (let from = 0; from < list.length; from += AT_ONCE) {
      found.push(...(await Promise.all(list.slice(from, from + AT_ONCE).map(followOne))));
    }
    return found.filter((listed) => listed !== undefined);
  }

  async function followOne({ code, drop }: ListedCase): Promise<Case | undefined> {
    try {
      const found = await find(code);
      if (found === undefined) await drop();
      return found;
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      onUnreadable?.(code);
      return undefined;
    }
  }

  /** The code that this act has opened, or one that is still free. */
  async function drawCode(owner: number, act: string): Promise<{ readonly code: string; readonly isOpened: boolean }> {
    for (let draw = 0; ; draw++) {
      const code = makeOpaqueCode(await chance("case", owner, act, draw), CASE_SYMBOLS);
      const standing = String(await redis.run(peekScript, [keys.case(code), keys.caseLog(code)], [act]));
      if (standing !== "taken") return { code, isOpened: standing === "same" };
    }
  }

  const isFull = async (person: number) => (await index.countOpenOf(person)) >= CASE_LIMITS.openCases;

  /** Undefined when somebody was quicker: then it is asked anew what the event makes of it. */
  async function tryToFile(record: CaseRecord, attempt: CaseAttempt): Promise<CaseFiling | undefined> {
    const { code, event, actor, seen, act } = attempt;
    const before = toCase(record);
    const moved = moveCase(before, event, actor, now().getTime());
    if (moved.kind === "unchanged" || isBarred(moved)) return moved;
    if (seen !== undefined && seen < before.version) return { kind: "changed meanwhile", case: before };
    if (moved.kind === "refused") return moved;
    const isTaken = moved.case.owner !== before.owner || (event.kind === "reopen" && moved.case.owner !== 0);
    if (isTaken && (await isFull(moved.case.owner))) return { kind: "too many" };

    await index.touch(actor.id, before);
    if (event.kind === "offer" && event.to !== undefined) await index.touch(event.to, before);
    const keep = event.kind === "close" ? String(keepDays * DAY) : event.kind === "reopen" ? "stay" : "";
    const number = before.version + 1;
    const written = await redis.run(
      moveScript,
      [keys.case(code), keys.caseLog(code), keys.casePapers(code)],
      [String(before.version), keep, ...caseEntryFields({ act, entry: moved.entry }, { code, number }, sealer)],
    );
    if (written !== 1) return undefined;
    await index.keep(moved.case, before);
    return moved;
  }

  return {
    find,

    async open(draft, act) {
      for (;;) {
        const { code, isOpened } = await drawCode(draft.owner, act);
        if (!isOpened && (await isFull(draft.owner))) return { kind: "too many" };
        const opened = await redis.run(
          openScript,
          // Nobody voids a code of a case; its log stands for that only when the case itself is gone.
          [keys.case(code), keys.caseLog(code), keys.casePapers(code)],
          [act, ...caseFields({ ...draft, code })],
        );
        if (String(opened) === "taken") continue;
        const found = (await find(code)) ?? startCase({ ...draft, code });
        await index.keep(found);
        return { kind: "opened", case: found };
      }
    },

    async file(attempt) {
      for (;;) {
        const record = await read(attempt.code);
        if (record === undefined) return { kind: "unknown" };
        const earlier = earlierFiling(record, attempt.act);
        if (earlier !== undefined) {
          await index.keep(earlier.case, earlier.before);
          return { kind: "moved", case: earlier.case, entry: earlier.entry };
        }
        const filing = await tryToFile(record, attempt);
        if (filing !== undefined) return filing;
      }
    },

    timeline: async (code) => (await read(code))?.filed.map(({ entry }) => entry) ?? [],

    async ofOwner(id) {
      return (await follow(await index.ofPerson(id))).filter(({ owner }) => owner === id);
    },

    async ofOthersTouchedBy(id) {
      return (await follow(await index.ofPerson(id))).filter(({ owner }) => owner !== id);
    },

    async openIn(area) {
      return (await follow(await index.openIn(area))).filter(({ state }) => state === "open");
    },

    async *all() {
      for await (const page of index.all()) yield* await follow(page);
    },

    async forget(person) {
      for (const { code } of await index.ofPerson(person)) {
        await papers.forgetIn(code, person);
        await redis.run(forgetCaseScript, [keys.case(code), keys.caseLog(code)], [String(person)]);
      }
      await index.forgetPerson(person);
    },
  };
}

/** An act that has written before, and whose answer may not have arrived: the answer of the first time. */
function earlierFiling(
  record: CaseRecord,
  act: string,
): { readonly before: Case; readonly case: Case; readonly entry: CaseEntry } | undefined {
  const at = record.filed.findIndex((filed) => filed.act === act);
  const entry = record.filed[at]?.entry;
  return entry && { before: toCase(record, at), case: toCase(record, at + 1), entry };
}

const BARRED: readonly CaseRefusal[] = ["not yours", "for coordinators"];

/** To somebody whom it does not concern nothing is told of it, not even that it has changed. */
function isBarred(filing: CaseFiling): boolean {
  return filing.kind === "refused" && BARRED.includes(filing.reason);
}
