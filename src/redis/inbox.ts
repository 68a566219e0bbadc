import { randomUUID } from "node:crypto";
import { type Begin, type Changes, type Inbox, type Lease, StoreAway } from "../domain/inbox.ts";
import type { RedisConnection } from "./connection.ts";
import { beginScript, commitScript, releaseScript, rememberScript, renewScript } from "./inbox-scripts.ts";
import { keys } from "./keys.ts";
import { memberChanges, readMember } from "./member-record.ts";
import { packTalk, unpackTalk } from "./talk-record.ts";

/** Longer than any pause of a healthy process between two renewals, short enough that a crash holds nobody up. */
export const LEASE_MILLISECONDS = 3000;
export const TALK_SECONDS = 7 * 24 * 3600;
/** Telegram gives up a delivery after 24 hours. */
const DONE_SECONDS = 2 * 24 * 3600;
const JOURNAL_SECONDS = 24 * 3600;
/** Messages and presses of a chat are delivered apart: while one comes again, an impatient finger may press hundreds of times. */
const DONE_KEPT = 1024;
/** Longer than an update may take, and than a process needs to be started again. */
const IN_HAND_MILLISECONDS = 60_000;
/** Telegram comes again after a second or two. An update that never does must not hold the chat. */
const EARLIER_MILLISECONDS = 5000;
/** Of a store that is away for long, no more can be in hand at once. */
const MOST_UNTOLD = 1000;

/** Two round trips an update: `begin` reads all that the handler needs, `commit` keeps all that it changed. */
export function createInbox(redis: RedisConnection): Inbox {
  // Tries that ended because the store was away, and it could not be told. They may stand there with a lease, and were no failures.
  const untold = new Map<string, Lease>();
  let isHealing = false;
  const ours = randomUUID();
  let begun = 0;

  function remind(lease: Lease): void {
    untold.set(lease.token, lease);
    const oldest = untold.keys().next();
    if (untold.size > MOST_UNTOLD && !oldest.done) untold.delete(oldest.value);
  }

  async function release({ chat, update, token }: Lease, isForgiven: boolean): Promise<void> {
    await redis.run(releaseScript, [keys.lease(chat), keys.journal(chat, update)], [token, isForgiven ? "1" : "0"]);
    untold.delete(token);
  }

  const releaseUntold = (leases: readonly Lease[]) => leases.map((lease) => release(lease, true));

  /** Those of other chats may lie in a part of a cluster that is still away: nobody waits for them. */
  function heal(): void {
    if (untold.size === 0 || isHealing) return;
    isHealing = true;
    void Promise.allSettled(releaseUntold([...untold.values()])).then(() => {
      isHealing = false;
    });
  }

  return {
    async begin(chat, update) {
      await Promise.all(releaseUntold([...untold.values()].filter((lease) => lease.chat === chat)));
      const lease: Lease = { chat, update, token: `${ours}:${begun++}` };
      try {
        const reply = await redis.run(
          beginScript,
          [
            ...([keys.lease(chat), keys.done(chat), keys.journal(chat, update)] as const),
            ...[keys.talk(chat), keys.member(chat), keys.inHand(chat)],
          ],
          [
            ...[lease.token, String(LEASE_MILLISECONDS), String(update), String(JOURNAL_SECONDS)],
            ...[String(IN_HAND_MILLISECONDS), String(EARLIER_MILLISECONDS)],
          ],
        );
        if (!belongsTo(lease, reply)) {
          // Whoever reads on from here would be shown what somebody else has told.
          redis.distrust();
          throw new StoreAway("Redis gave an answer to something else");
        }
        heal();
        return readBegin(reply, lease);
      } catch (error) {
        // The answer alone may be lost.
        if (error instanceof StoreAway) remind(lease);
        throw error;
      }
    },

    async renew({ chat, token }) {
      return (await redis.run(renewScript, [keys.lease(chat)], [token, String(LEASE_MILLISECONDS)])) === 1;
    },

    async remember({ chat, update, token }, sends) {
      const fields = [...sends].flat();
      if (fields.length === 0) return;
      await redis.run(
        rememberScript,
        [keys.lease(chat), keys.journal(chat, update), keys.done(chat)],
        [token, String(update), String(JOURNAL_SECONDS), ...fields],
      );
    },

    async commit({ chat, update, token }, { talk, member }) {
      const reply = await redis.run(
        commitScript,
        [
          ...([keys.lease(chat), keys.done(chat), keys.journal(chat, update)] as const),
          ...[keys.talk(chat), keys.member(chat), keys.talkSince(chat), keys.inHand(chat)],
        ],
        [
          ...[token, String(update), String(DONE_SECONDS), String(DONE_KEPT), String(TALK_SECONDS)],
          ...talkChange(talk),
          ...memberChange(member),
        ],
      );
      return reply === 1;
    },

    async release(lease, isForgiven) {
      try {
        await release(lease, isForgiven);
      } catch (error) {
        if (isForgiven && error instanceof StoreAway) remind(lease);
        throw error;
      }
    },
  };
}

function belongsTo({ token }: Lease, reply: unknown): reply is readonly unknown[] {
  return Array.isArray(reply) && String(reply[0]) === token;
}

function readBegin([_token, status, failures, talk, member, journal]: readonly unknown[], lease: Lease): Begin {
  const kind = String(status);
  if (kind !== "begun") return { kind: kind === "done" || kind === "behind" ? kind : "busy" };
  return {
    kind: "begun",
    lease,
    failures: Number(failures),
    readTalk: (): unknown => (talk instanceof Buffer ? JSON.parse(unpackTalk(talk)) : undefined),
    member: readMember(new Map(pairs(member as readonly Buffer[]))),
    sends: new Map(pairs(journal as readonly Buffer[])),
  };
}

function pairs(flat: readonly Buffer[]): [string, string][] {
  return flat.flatMap((field, index) =>
    index % 2 === 0 ? [[field.toString(), flat[index + 1]?.toString() ?? ""] as [string, string]] : [],
  );
}

function talkChange(talk: Changes["talk"]): readonly [string, string | Buffer] {
  if (talk === undefined) return ["keep", ""];
  return talk === null ? ["remove", ""] : ["put", packTalk(JSON.stringify(talk))];
}

function memberChange(member: Changes["member"]): readonly string[] {
  if (member === undefined) return ["keep"];
  if (member.after === undefined) return ["remove"];
  const fields = memberChanges(member.before, member.after);
  return fields.length === 0 ? ["keep"] : ["put", member.before?.status ?? "", ...fields];
}
