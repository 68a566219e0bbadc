import type { CampaignBook, CampaignFile } from "./campaign-book.ts";
import { addTallies, EMPTY_TALLY, type LedgerTally } from "./tally-ledger.ts";

const FILES_AT_ONCE = 50;

/** One sending out: a weekly campaign has many. */
export interface SentRound {
  readonly campaign: string;
  /** Counts from 1. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly tally: LedgerTally;
}

export interface BroadcastCounts {
  readonly rounds: number;
  readonly tally: LedgerTally;
  /** The latest ones, newest first. */
  readonly latest: readonly SentRound[];
}

/** Every campaign there is, newest first; a page at a time. */
export async function* eachCampaign({ list }: Pick<CampaignBook, "list">): AsyncGenerator<CampaignFile> {
  for (let from = 0; ; from += FILES_AT_ONCE) {
    const { files, total } = await list(from, FILES_AT_ONCE);
    yield* files;
    if (files.length === 0 || from + FILES_AT_ONCE >= total) return;
  }
}

/** When each round of a campaign began. */
export async function roundsOf(
  { campaign }: CampaignFile,
  { log }: Pick<CampaignBook, "log">,
): Promise<readonly Omit<SentRound, "tally">[]> {
  if (campaign.round === 0) return [];
  return (await log(campaign.id)).flatMap(({ what, when }) =>
    what.kind === "start" ? [{ campaign: campaign.id, number: what.round, startedAt: when }] : [],
  );
}

/** What came of the rounds that began since then (ms since the epoch), from their ledgers. */
export async function countBroadcasts(
  rounds: AsyncIterable<SentRound> | Iterable<SentRound>,
  { since, latest: most }: { readonly since: number; readonly latest: number },
): Promise<BroadcastCounts> {
  let counts: BroadcastCounts = { rounds: 0, tally: EMPTY_TALLY, latest: [] };
  for await (const round of rounds) {
    if (round.startedAt < since) continue;
    const latest = [...counts.latest, round].toSorted((one, other) => other.startedAt - one.startedAt).slice(0, most);
    counts = { rounds: counts.rounds + 1, tally: addTallies(counts.tally, round.tally), latest };
  }
  return counts;
}
