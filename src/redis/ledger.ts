import { type Ledger, type LedgerState, MOST_ON_A_PAGE, type Round } from "../domain/ledger.ts";
import type { LedgerLine } from "../domain/recipient-ledger.ts";
import type { RedisConnection } from "./connection.ts";
import { gatherSwaps } from "./gather-swaps.ts";
import { keys } from "./keys.ts";
import { decodeIds, decodeLine, encodeIds, encodeLine, MOST_RUNS, WIDTH } from "./ledger-line.ts";
import { appendScript, completeScript, forgetLastScript } from "./ledger-scripts.ts";
import { findPerson } from "./ledger-search.ts";

const DAY = 24 * 3600 * 1000;

export interface LedgerParts {
  readonly redis: RedisConnection;
  /** How long it is kept after the end of its campaign. */
  readonly keepDays: number;
}

/** A page is two strings, account numbers and lines, eight bytes for each recipient: 17 bytes with all that is around them. */
export function createLedger({ redis, keepDays }: LedgerParts): Ledger {
  const keep = String(keepDays * DAY);

  const swap = gatherSwaps(redis);

  async function state({ campaign, number }: Round): Promise<LedgerState> {
    const key = keys.round(campaign, number);
    const fields = ["pages", "recipients", "lastId", "isComplete"] as const;
    const held = (await redis.command(key, "HMGET", key, ...fields)) as readonly (Buffer | null)[];
    const [pages = 0, recipients = 0, lastId = 0, isComplete = 0] = held.map((value) => Number(value ?? 0));
    return { pages, recipients, lastId, isComplete: isComplete === 1 };
  }

  return {
    state,

    async append(round, after, ids) {
      refuseDisorder(after, ids);
      const { campaign, number } = round;
      const { pages } = await state(round);
      const written = await redis.run(
        appendScript,
        [
          ...([keys.campaign(campaign), keys.campaignRounds(campaign), keys.round(campaign, number)] as const),
          ...[keys.ledgerIds(campaign, number, pages), keys.ledgerLines(campaign, number, pages)],
        ],
        [
          ...[keep, String(number), String(after), String(pages), String(ids.at(-1)), String(ids.length)],
          ...[encodeIds(ids), Buffer.alloc(ids.length * WIDTH)],
        ],
      );
      return written === 1;
    },

    async complete({ campaign, number }) {
      await redis.run(
        completeScript,
        [keys.campaign(campaign), keys.campaignRounds(campaign), keys.round(campaign, number)],
        [keep, String(number)],
      );
    },

    async page({ campaign, number }, page) {
      const [ids, lines] = [keys.ledgerIds(campaign, number, page), keys.ledgerLines(campaign, number, page)];
      const held = (await redis.command(ids, "MGET", ids, lines)) as readonly (Buffer | null)[];
      const [packedIds, packedLines] = held;
      if (!packedIds || !packedLines) return [];
      return decodeIds(packedIds).map((id, index) => ({
        id,
        line: decodeLine(packedLines.subarray(index * WIDTH, (index + 1) * WIDTH)),
      }));
    },

    move({ round: { campaign, number }, page, index }, from, to) {
      const lines = keys.ledgerLines(campaign, number, page);
      return swap(lines, [String(index * WIDTH), encodeLine(from), encodeLine(to)]);
    },

    async newRun() {
      const count = Number(await redis.command(keys.senderRuns, "INCR", keys.senderRuns));
      return String(((count - 1) % MOST_RUNS) + 1);
    },

    async of(person) {
      const found: { readonly round: Round; readonly line: LedgerLine }[] = [];
      for await (const { round, page, index } of findPerson(redis, person)) {
        const lines = keys.ledgerLines(round.campaign, round.number, page);
        const [from, to] = [String(index * WIDTH), String((index + 1) * WIDTH - 1)];
        const line = (await redis.command(lines, "GETRANGE", lines, from, to)) as Buffer;
        if (line.length === WIDTH) found.push({ round, line: decodeLine(line) });
      }
      return found;
    },

    async forget(person) {
      for await (const { round, page, index } of findPerson(redis, person)) {
        const { campaign, number } = round;
        await redis.run(forgetLastScript, [keys.round(campaign, number)], [String(person), String(person - 1)]);
        // Last: after a crash before it, the person is still found here.
        const ids = keys.ledgerIds(campaign, number, page);
        await swap(ids, [String(index * WIDTH), encodeIds([person]), encodeIds([0])]);
      }
    },
  };
}

function refuseDisorder(after: number, ids: readonly number[]): void {
  if (ids.length === 0 || ids.length > MOST_ON_A_PAGE) {
    throw new RangeError(`A page of a ledger holds 1 to ${MOST_ON_A_PAGE} recipients, not ${ids.length}.`);
  }
  if (ids.some((id, index) => !Number.isSafeInteger(id) || id <= (ids[index - 1] ?? after))) {
    throw new RangeError("Recipients are written down in ascending order, each once.");
  }
}
