import type { Round } from "../domain/ledger.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { decodeIds } from "./ledger-line.ts";

interface Pages {
  readonly from: number;
  /** The first one that is not among them. */
  readonly to: number;
}

export interface LedgerPosition {
  readonly page: number;
  readonly index: number;
}

/** Every round that has a ledger. */
export async function* roundsOf(redis: RedisConnection): AsyncIterable<Round> {
  const campaigns = (await redis.command(keys.allCampaigns, "ZRANGE", keys.allCampaigns, "0", "-1")) as Buffer[];
  for (const campaign of campaigns.map(String)) {
    const list = keys.campaignRounds(campaign);
    const numbers = (await redis.command(list, "SMEMBERS", list)) as Iterable<Buffer>;
    for (const number of numbers) yield { campaign, number: Number(number) };
  }
}

/** Where somebody stands, by halves: a million recipients are 2,000 pages, of which it reads eleven. */
export async function findPerson(
  redis: RedisConnection,
  { campaign, number, pages }: Round & { readonly pages: number },
  person: number,
): Promise<LedgerPosition | undefined> {
  async function search({ from, to }: Pages): Promise<LedgerPosition | undefined> {
    if (from >= to) return undefined;
    const page = Math.floor((from + to) / 2);
    const key = keys.ledgerIds(campaign, number, page);
    const packed = (await redis.command(key, "GET", key)) as Buffer | null;
    const ids = packed === null ? [] : decodeIds(packed);
    const index = ids.indexOf(person);
    if (index >= 0) return { page, index };
    const before = { from, to: page };
    const after = { from: page + 1, to };
    const known = ids.find((id) => id !== 0);
    // Where everybody of a page was erased, nothing tells on which side of it to look.
    if (known === undefined) return (await search(before)) ?? search(after);
    return search(person < known ? before : after);
  }

  return search({ from: 0, to: pages });
}
