import type { CampaignBook } from "../domain/campaign-book.ts";
import { SECOND } from "../domain/duration.ts";
import type { RoundsQueue } from "./rounds-queue.ts";

const EVERY = 30 * SECOND;
const WHILE_AWAY = SECOND;

/** Gives every campaign that is under way its job, whatever was lost in a crash or with Redis. Every process does. */
export function startSweeping(
  campaigns: Pick<CampaignBook, "underWay">,
  queue: Pick<RoundsQueue, "add">,
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function sweep(): Promise<boolean> {
    const files = await campaigns.underWay();
    const added = await Promise.all(files.map((file) => queue.add(file)));
    return added.every((isAdded) => isAdded);
  }

  async function tick(): Promise<void> {
    const isDone = await sweep().catch(() => false);
    if (!isStopped) timer = setTimeout(() => void tick(), isDone ? EVERY : WHILE_AWAY);
  }

  void tick();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
