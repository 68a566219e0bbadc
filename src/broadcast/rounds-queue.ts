import { type ConnectionOptions, Queue } from "bullmq";
import type { CampaignFile } from "../domain/campaign-book.ts";
import { SECOND } from "../domain/duration.ts";
import type { Round } from "../domain/ledger.ts";

/** Says only what to look at: what is true then is read anew. */
export interface RoundsQueue {
  readonly connection: ConnectionOptions;
  readonly prefix: string;
  /** The round of this campaign that is under way or comes next, when it is due. False when Redis is away. */
  add(file: CampaignFile): Promise<boolean>;
  /** The same, and at once if it is due: not only when the job would have looked again. */
  hurry(file: CampaignFile): Promise<boolean>;
  close(): Promise<void>;
}

export interface QueueLine {
  readonly options: { readonly connection: ConnectionOptions; readonly prefix: string };
  isReady(): boolean;
  onClockBack(lookAnew: () => Promise<unknown>): void;
}

export const QUEUE = "broadcasts";

/** Less than the store's own patience: an update must not wait for a broadcast. */
const PATIENCE = 2 * SECOND;

export function createRoundsQueue({ options, isReady, onClockBack }: QueueLine, now: () => Date): RoundsQueue {
  const queue = new Queue<Round>(QUEUE, options);
  // The connection itself tells of its troubles, once and without addresses.
  queue.on("error", () => undefined);
  onClockBack(() => queue.promoteJobs());

  async function put(file: CampaignFile, isHurried: boolean): Promise<boolean> {
    const next = nextRound(file);
    if (next === undefined) return true;
    const { round, at } = next;
    const delay = Math.max(0, at - now().getTime());
    const jobId = `round-${round.campaign}-${round.number}`;
    // A job that was there already stays as it is.
    await queue.add("round", round, { jobId, delay, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 });
    if (!isHurried || delay > 0) return true;
    const job = await queue.getJob(jobId);
    if (await job?.isDelayed()) await job?.promote();
    return true;
  }

  const ifReady = async (file: CampaignFile, isHurried: boolean) => isReady() && inTime(put(file, isHurried));
  return {
    ...options,
    add: (file) => ifReady(file, false),
    hurry: (file) => ifReady(file, true),
    close: () => queue.close(),
  };
}

/** A cancelled one has its last word to say. */
function nextRound({ campaign }: CampaignFile): { readonly round: Round; readonly at: number } | undefined {
  const { id, state, round, nextAt = 0 } = campaign;
  switch (state) {
    case "confirmed":
      // Looked at at once, whenever it is due: it is noted as scheduled, and waits.
      return { round: { campaign: id, number: round + 1 }, at: 0 };
    case "scheduled":
      return { round: { campaign: id, number: round + 1 }, at: nextAt };
    case "running":
    case "paused":
      return { round: { campaign: id, number: round }, at: 0 };
    case "cancelled":
      return round === 0 ? undefined : { round: { campaign: id, number: round }, at: 0 };
    default:
      return undefined;
  }
}

async function inTime(adding: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  try {
    return await Promise.race([adding.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
