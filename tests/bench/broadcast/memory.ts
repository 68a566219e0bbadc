import { setTimeout as sleep } from "node:timers/promises";
import { type BulkHouse, openBulkHouse } from "../../support/bulk-house.ts";
import { residentMegabytes } from "../../support/resident.ts";

export interface MemoryFigures {
  readonly people: number;
  readonly pages: number;
  /** Until all recipients were written down. */
  readonly freezingSeconds: number;
  readonly megabytesFreezing: number;
  readonly megabytesSending: number;
}

const PACE = 1000;
/** With more room Node collects so seldom that rubbish looks like growth. */
const SMALL_HEAP = { NODE_OPTIONS: "--max-old-space-size=256" };

/** What the bot's process holds at most while it writes down so many recipients, and sends to them for a while. */
export async function measureMemory(people: number, sendingSeconds: number): Promise<MemoryFigures> {
  const house = await openBulkHouse({ people, pace: PACE, environment: SMALL_HEAP });
  try {
    const campaign = await house.order({ isUrgent: true });
    await house.start();
    const begun = performance.now();
    const round = { campaign, number: 1 };
    const isFrozen = async () => (await house.stores.ledger.state(round)).isComplete;
    const megabytesFreezing = await mostUntil(house, isFrozen);
    const freezingSeconds = (performance.now() - begun) / 1000;
    const until = performance.now() + sendingSeconds * 1000;
    const isOver = async () => performance.now() > until || (await house.isDone(campaign));
    const megabytesSending = await mostUntil(house, isOver);
    const { pages } = await house.stores.ledger.state(round);
    return { people, pages, freezingSeconds, megabytesFreezing, megabytesSending };
  } finally {
    await house.close();
  }
}

async function mostUntil({ bot }: BulkHouse, isOver: () => Promise<boolean>): Promise<number> {
  let most = 0;
  do {
    most = Math.max(most, await residentMegabytes(bot.pid));
    await sleep(100);
  } while (!(await isOver()));
  return most;
}
