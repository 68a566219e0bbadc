import type { Round } from "../domain/ledger.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { decodeIds } from "./ledger-line.ts";

export interface LedgerPosition {
  readonly round: Round;
  readonly page: number;
  readonly index: number;
}

interface Pages {
  readonly from: number;
  /** The first one that is not among them. */
  readonly to: number;
}

/** Where somebody stands in every ledger there is. */
export async function* findPerson(redis: RedisConnection, person: number): AsyncIterable<LedgerPosition> {
  const campaigns = (await redis.command(keys.allCampaigns, "ZRANGE", keys.allCampaigns, "0", "-1")) as Buffer[];
  for (const campaign of campaigns.map(String)) {
    const list = keys.campaignRounds(campaign);
    const numbers = (await redis.command(list, "SMEMBERS", list)) as readonly Buffer[];
    for (const number of numbers.map(Number)) {
      const found = await findInRound(redis, { campaign, number }, person);
      if (found !== undefined) yield found;
    }
  }
}

/** By halves: a million recipients are 2,000 pages, of which it reads eleven. */
async function findInRound(redis: RedisConnection, round: Round, person: number): Promise<LedgerPosition | undefined> {
  const { campaign, number } = round;

  async function search({ from, to }: Pages): Promise<LedgerPosition | undefined> {
    if (from >= to) return undefined;
    const page = Math.floor((from + to) / 2);
    const key = keys.ledgerIds(campaign, number, page);
    const packed = (await redis.command(key, "GET", key)) as Buffer | null;
    const ids = packed === null ? [] : decodeIds(packed);
    const index = ids.indexOf(person);
    if (index >= 0) return { round, page, index };
    const [before, after] = [
      { from, to: page },
      { from: page + 1, to },
    ];
    const known = ids.find((id) => id !== 0);
    // Where everybody of a page was erased, nothing tells on which side of it to look.
    if (known === undefined) return (await search(before)) ?? search(after);
    return search(person < known ? before : after);
  }

  const key = keys.round(campaign, number);
  const pages = (await redis.command(key, "HGET", key, "pages")) as Buffer | null;
  return search({ from: 0, to: Number(pages ?? 0) });
}
