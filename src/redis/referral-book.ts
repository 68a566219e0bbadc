import { StoreAway } from "../domain/inbox.ts";
import { move } from "../domain/move-referral.ts";
import type { Referral } from "../domain/referral.ts";
import type { Attempt, Filing, ReferralBook } from "../domain/referral-book.ts";
import { makeReferralCode } from "../domain/referral-code.ts";
import { startReferral } from "../domain/referral-log.ts";
import { isEnded } from "../domain/referral-state.ts";
import { createChance } from "./chance.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { moveScript, openScript, peekScript } from "./log-scripts.ts";
import { createReferralIndex, type Listed } from "./referral-index.ts";
import { entryFields, type FiledEntry } from "./referral-log-record.ts";
import { createReferralNext } from "./referral-next.ts";
import { draftFields, readWords } from "./referral-record.ts";
import { type ReferralRecord, readRecord, toReferral } from "./referral-records.ts";
import { forgetScript, noteReminderScript } from "./referral-scripts.ts";
import { limitEvent, limitWords } from "./referral-words.ts";
import type { Sealer } from "./sealing.ts";

const DAY = 24 * 3600 * 1000;
/** How many are read at the same time. */
const AT_ONCE = 100;

export interface BookParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
  /** How long an ended referral is kept. */
  readonly keepDays: number;
  /** One that cannot be read, say of a newer release, is left out of lists: it must not take all others away. */
  readonly onUnreadable?: (code: string) => void;
}

export function createReferralBook({ redis, sealer, now, keepDays, onUnreadable }: BookParts): ReferralBook {
  const index = createReferralIndex(redis);
  const chance = createChance(redis);
  const read = (code: string) => readRecord(redis, code, sealer);

  async function find(code: string): Promise<Referral | undefined> {
    const record = await read(code);
    return record && toReferral(record);
  }

  const next = createReferralNext(redis, find);

  /** The code that this act has opened, or one that is still free. */
  async function drawCode(owner: number, act: string): Promise<{ readonly code: string; readonly isOpened: boolean }> {
    for (let draw = 0; ; draw++) {
      const code = makeReferralCode(await chance("referral", owner, act, draw));
      const standing = String(await redis.run(peekScript, [keys.referral(code), keys.referralVoid(code)], [act]));
      if (standing !== "taken") return { code, isOpened: standing === "same" };
    }
  }

  /** In the order of the list; what is gone is dropped from it. */
  async function follow(list: readonly Listed[]): Promise<readonly Referral[]> {
    const found: (Referral | undefined)[] = [];
    for (let from = 0; from < list.length; from += AT_ONCE) {
      found.push(...(await Promise.all(list.slice(from, from + AT_ONCE).map(followOne))));
    }
    return found.filter((referral) => referral !== undefined);
  }

  async function followOne({ code, drop }: Listed): Promise<Referral | undefined> {
    try {
      const referral = await find(code);
      if (referral === undefined) await drop();
      return referral;
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      onUnreadable?.(code);
      return undefined;
    }
  }

  /** False when somebody was quicker, or it is gone. */
  async function write(code: string, version: number, filed: FiledEntry): Promise<boolean> {
    const written = await redis.run(
      moveScript,
      [keys.referral(code), keys.referralLog(code), keys.referralReminders(code), keys.referralNext(code)],
      [
        ...[String(version), isEnded(filed.entry.to) ? String(keepDays * DAY) : ""],
        ...entryFields(filed, { code, number: version + 1 }, sealer),
      ],
    );
    return written === 1;
  }

  /** Undefined when somebody was quicker: then it is asked anew what the event makes of it. */
  async function tryToFile(record: ReferralRecord, attempt: Attempt): Promise<Filing | undefined> {
    const referral = toReferral(record);
    const moved = move(referral, attempt.event, attempt.actor, now().getTime());
    if (moved.kind === "unchanged" || isBarred(moved)) return moved;
    if (attempt.seen !== undefined && attempt.seen < referral.version) return { kind: "changed meanwhile", referral };
    if (moved.kind === "refused") return moved;
    await index.touch(attempt.actor.id, referral);
    if (!(await write(attempt.code, referral.version, { act: attempt.act, entry: moved.entry }))) return undefined;
    await index.keepState(moved.referral);
    return moved;
  }

  return {
    find,

    async open(draft, words, act) {
      for (;;) {
        const { code, isOpened } = await drawCode(draft.owner, act);
        if (!isOpened && draft.continues !== undefined) await next.claim(draft.continues, code);
        const [log, reminders] = [keys.referralLog(code), keys.referralReminders(code)];
        const opened = await redis.run(
          openScript,
          [keys.referral(code), keys.referralVoid(code), log, reminders, keys.referralNext(code)],
          [act, ...draftFields({ ...draft, code }, limitWords(words), sealer)],
        );
        if (String(opened) === "taken") continue;
        const referral = (await find(code)) ?? startReferral({ ...draft, code });
        await index.keep(referral);
        return referral;
      }
    },

    nextOf: (code) => next.of(code),

    async file(given) {
      const attempt = { ...given, event: limitEvent(given.event) };
      for (;;) {
        const record = await read(attempt.code);
        if (record === undefined) return { kind: "unknown" };
        const earlier = earlierAnswer(record, attempt.act);
        if (earlier !== undefined) {
          await index.keepState(toReferral(record));
          return earlier;
        }
        const filing = await tryToFile(record, attempt);
        if (filing !== undefined) return filing;
      }
    },

    log: async (code) => (await read(code))?.filed.map(({ entry }) => entry) ?? [],

    async words(code) {
      const sealed = (await redis.command(keys.referral(code), "HGET", keys.referral(code), "words")) as Buffer | null;
      return sealed === null ? {} : readWords(code, String(sealed), sealer);
    },

    async ofOwner(id) {
      return (await follow(await index.ofPerson(id))).filter(({ owner }) => owner === id);
    },

    async ofOthersMovedBy(id) {
      return (await follow(await index.ofPerson(id))).filter(({ owner }) => owner !== id);
    },

    async openIn(area) {
      return (await follow(await index.openIn(area))).filter(({ state }) => !isEnded(state));
    },

    async ofSource(id) {
      const referrals = await follow(await index.ofSource(id));
      return referrals.filter(({ source }) => source.kind === "listed" && source.id === id);
    },

    async ofCase(label) {
      return (await follow(await index.ofCase(label))).filter((referral) => referral.case?.code === label);
    },

    async *all() {
      for await (const page of index.all()) {
        const referrals = await follow(page);
        await index.healStates(referrals);
        yield* referrals;
      }
    },

    async reminders(code) {
      const key = keys.referralReminders(code);
      return ((await redis.command(key, "HVALS", key)) as Buffer[]).map(Number).toSorted((one, other) => one - other);
    },

    async noteReminder(code, number, at) {
      await redis.run(
        noteReminderScript,
        [keys.referral(code), keys.referralReminders(code)],
        [String(number), String(at)],
      );
    },

    async forget(owner) {
      for (const { code } of await index.ofPerson(owner)) {
        await redis.run(forgetScript, [keys.referral(code), keys.referralLog(code)], [String(owner)]);
      }
      await index.forgetPerson(owner);
    },
  };
}

/** An act that has moved it before, and whose answer may not have arrived: the answer of the first time. */
function earlierAnswer(record: ReferralRecord, act: string): Filing | undefined {
  const at = record.filed.findIndex((filed) => filed.act === act);
  const entry = record.filed[at]?.entry;
  return entry && { kind: "moved", referral: toReferral(record, at + 1), entry };
}

/** To somebody whom it does not concern nothing is told of it, not even that it has changed. */
function isBarred(filing: Filing): boolean {
  return filing.kind === "refused" && (filing.reason === "not your referral" || filing.reason === "not your place");
}
