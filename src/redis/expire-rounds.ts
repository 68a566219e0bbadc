import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { expireScript } from "./ledger-scripts.ts";

interface Ending {
  readonly campaign: string;
  /** Rounds up to this one have ended. */
  readonly upTo: number;
  readonly milliseconds: number;
}

/** Lets the ledgers of ended rounds expire; safe to repeat, and what expires already is left alone. */
export async function expireRounds(redis: RedisConnection, { campaign, upTo, milliseconds }: Ending): Promise<void> {
  const list = keys.campaignRounds(campaign);
  for (const number of ((await redis.command(list, "SMEMBERS", list)) as readonly Buffer[]).map(Number)) {
    const round = keys.round(campaign, number);
    if (number > upTo) continue;
    const left = Number(await redis.command(round, "PTTL", round));
    if (left === -2) await redis.command(list, "SREM", list, String(number));
    if (left !== -1) continue;
    const pages = Number(((await redis.command(round, "HGET", round, "pages")) as Buffer | null) ?? 0);
    for (let page = 0; page < pages; page++) {
      const packed = [keys.ledgerIds(campaign, number, page), keys.ledgerLines(campaign, number, page)] as const;
      await redis.run(expireScript, [...packed], [String(milliseconds)]);
    }
    // Last: a round that expires stands for all of its pages.
    await redis.run(expireScript, [round], [String(milliseconds)]);
  }
}
