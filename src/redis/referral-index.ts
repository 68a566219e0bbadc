import { createHash } from "node:crypto";
import { NATIONWIDE } from "../domain/area.ts";
import type { Referral } from "../domain/referral.ts";
import { isEnded, REFERRAL_STATES, type ReferralState } from "../domain/referral-state.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const PAGE = 100;

export interface Listed {
  readonly code: string;
  /** Its referral is gone, or is no longer what the list says. */
  drop(): Promise<void>;
}

/**
 * Lists of codes, kept beside the referrals and never the truth: whoever reads them looks whether the referral says the same.
 * They lie on other nodes of a cluster than the referral, so they are written after it, as often as its act comes again.
 */
export interface ReferralIndex {
  /** Puts it on every list that is to name it; safe to repeat. */
  keep(referral: Referral): Promise<void>;
  /**
   * After a move: notes its state, and takes it off the list of the open ones once it has ended. The other lists stay as they
   * are: its owner, as this move has read it, may want to be erased in the same moment.
   */
  keepState(referral: Referral): Promise<void>;
  /** Of many that were read: puts right what was noted of their states. Costs one trip, and never throws. */
  healStates(referrals: readonly Referral[]): Promise<void>;
  /** This person moves it: so it is found when the person wants to be erased. */
  touch(person: number, referral: Referral): Promise<void>;
  /** Owned or moved, newest first; so are the next two. */
  ofPerson(id: number): Promise<readonly Listed[]>;
  ofSource(id: string): Promise<readonly Listed[]>;
  ofCase(label: string): Promise<readonly Listed[]>;
  openIn(area: string): Promise<readonly Listed[]>;
  /** Page by page. */
  all(): AsyncIterable<readonly Listed[]>;
  forgetPerson(id: number): Promise<void>;
  /** Every entry of every list, found key by key; for an operator. */
  everyEntry(): AsyncIterable<{ readonly listed: Listed; readonly mustBeOpen: boolean }>;
}

export function createReferralIndex(redis: RedisConnection): ReferralIndex {
  const add = (list: string, score: number, member: string) => redis.command(list, "ZADD", list, String(score), member);
  const remove = (list: string, member: string) => redis.command(list, "ZREM", list, member);

  async function read(list: string, ...question: readonly [string, ...string[]]): Promise<readonly Listed[]> {
    const [name, ...range] = question;
    const members = (await redis.command(list, name, list, ...range)) as Buffer[];
    return members.map(String).map((member) => ({
      code: codeOf(member),
      drop: async () => void (await remove(list, member)),
    }));
  }

  async function keepState(referral: Referral): Promise<void> {
    const [list, member] = [keys.openReferrals, memberOf(referral)];
    await Promise.all([
      isEnded(referral.state) ? remove(list, member) : add(list, 0, member),
      add(keys.referralStates, stateNumber(referral.state), referral.code),
    ]);
  }

  return {
    keepState,

    async healStates(referrals) {
      const [list, noted] = [keys.referralStates, referrals.flatMap(stateAndCode)];
      // It is only counted by: whoever reads referrals must not fail because of it.
      if (noted.length > 0) await redis.command(list, "ZADD", list, ...noted).catch(() => undefined);
    },

    async keep(referral) {
      const { code, startedAt, owner, source, case: conflict } = referral;
      await Promise.all([
        add(keys.allReferrals, 0, code),
        keepState(referral),
        owner === 0 ? undefined : add(keys.personReferrals(owner), startedAt, code),
        source.kind === "listed" ? add(keys.sourceReferrals(source.id), startedAt, code) : undefined,
        conflict === undefined ? undefined : add(caseKey(conflict.code), startedAt, code),
      ]);
    },

    async touch(person, { code, startedAt }) {
      await add(keys.personReferrals(person), startedAt, code);
    },

    ofPerson: (id) => read(keys.personReferrals(id), "ZREVRANGE", "0", "-1"),
    ofSource: (id) => read(keys.sourceReferrals(id), "ZREVRANGE", "0", "-1"),
    ofCase: (label) => read(caseKey(label), "ZREVRANGE", "0", "-1"),

    openIn(area) {
      // "/" comes right after ".": the area itself and every place within it.
      const [from, to] = area === NATIONWIDE ? ["-", "+"] : [`[${area}.`, `(${area}/`];
      return read(keys.openReferrals, "ZRANGEBYLEX", from, to);
    },

    async *all() {
      for (let from = "-"; ; ) {
        const page = await read(keys.allReferrals, "ZRANGEBYLEX", from, "+", "LIMIT", "0", String(PAGE));
        const last = page.at(-1);
        if (last === undefined) return;
        yield page.map(({ code, drop }) => ({
          code,
          drop: async () => void (await Promise.all([drop(), remove(keys.referralStates, code)])),
        }));
        from = `(${last.code}`;
      }
    },

    async forgetPerson(id) {
      await redis.command(keys.personReferrals(id), "DEL", keys.personReferrals(id));
    },

    async *everyEntry() {
      for await (const page of redis.scan("{*}:referrals")) {
        for (const list of page) {
          for (const listed of await read(list, "ZRANGE", "0", "-1")) yield { listed, mustBeOpen: false };
        }
      }
      for (const list of [keys.allReferrals, keys.referralStates, keys.openReferrals]) {
        const mustBeOpen = list === keys.openReferrals;
        for (const listed of await read(list, "ZRANGE", "0", "-1")) yield { listed, mustBeOpen };
      }
    },
  };
}

/** By which a state is stored: a new state goes to the end. */
export function stateNumber(state: ReferralState): number {
  return REFERRAL_STATES.indexOf(state);
}

function stateAndCode({ state, code }: Referral): readonly [string, string] {
  return [String(stateNumber(state)), code];
}

/** The place stands in front, so that all open referrals of an area stand together. */
function memberOf({ place, code }: Referral): string {
  return `${place}.#${code}`;
}

function codeOf(member: string): string {
  return member.slice(member.indexOf("#") + 1);
}

function caseKey(label: string): string {
  return keys.caseReferrals(createHash("sha256").update(label).digest("base64url").slice(0, 22));
}
