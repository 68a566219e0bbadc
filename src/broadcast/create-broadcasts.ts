import type { BroadcastDesk, Courier, ProgressBoard, RoundOnTheWay } from "../domain/broadcast-desk.ts";
import type { CampaignBook } from "../domain/campaign-book.ts";
import type { Ledger, SenderLease } from "../domain/ledger.ts";
import type { AudienceReader, RecipientDesk } from "../domain/recipients.ts";
import { readTally } from "./read-tally.ts";
import type { RoundRun } from "./round-run.ts";
import { createRoundsQueue, type QueueLine } from "./rounds-queue.ts";
import type { SendingRound } from "./send-round.ts";
import { createShifts, type Shifts } from "./shifts.ts";
import { steadyClock } from "./steady-clock.ts";
import { startSweeping } from "./sweep.ts";
import { workOnRound } from "./work-on-round.ts";
import { type Log, startWorker } from "./worker.ts";

interface Stores {
  readonly campaigns: CampaignBook;
  readonly ledger: Ledger;
  readonly lease: SenderLease;
  readonly desk: RecipientDesk;
  readonly audience: AudienceReader;
  readonly perSecond: number;
  readonly now: () => Date;
}

export interface Outside {
  readonly courier: Courier;
  readonly board: ProgressBoard;
  /** The shortest round trip to Telegram in ms, measured; 0 when it cannot be. */
  readonly measureTravel: () => Promise<number>;
}

export interface Broadcasts {
  readonly desk: BroadcastDesk;
  /** Telegram has told somebody else to wait for so many seconds: nothing goes out in bulk meanwhile. */
  noteFlood(seconds: number): void;
  /** What this process is sending, or holds. */
  onTheWay(): readonly RoundOnTheWay[];
  /** Works on what is ordered, and sweeps. */
  start(outside: Outside, log: Log): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** What admins order can be noted at once; the work on it begins when there is somebody to send. */
export function createBroadcasts(line: QueueLine, stores: Stores): Broadcasts {
  const { campaigns, ledger, now } = stores;
  const queue = createRoundsQueue(line, now);
  const inHand = new Map<string, SendingRound | undefined>();
  let shifts: Shifts | undefined;

  return {
    desk: {
      async wake(campaign) {
        inHand.get(campaign)?.poke();
        const file = await campaigns.find(campaign).catch(() => undefined);
        if (file !== undefined) await queue.hurry(file);
      },
      tally: (round) => readTally(round, ledger),
    },
    noteFlood: (seconds) => shifts?.noteFlood(seconds),
    onTheWay: () => [...inHand.values()].filter((sending) => sending !== undefined).map(({ run }) => standingOf(run)),
    start({ courier, board, measureTravel }, log) {
      const stopping = new AbortController();
      const started = createShifts({ ...stores, measureTravel, clock: steadyClock });
      shifts = started;
      const work = {
        ...stores,
        ...{ courier, board, queue, inHand, shifts: started, clock: steadyClock },
        stopping: stopping.signal,
      };
      const worker = startWorker(queue, (round) => workOnRound(round, work), log);
      const sweeps = startSweeping(campaigns, queue);
      return {
        async stop() {
          sweeps.stop();
          stopping.abort();
          await worker.stop();
        },
      };
    },
    close: () => queue.close(),
  };
}

function standingOf({ file, tally, agenda, speed }: RoundRun): RoundOnTheWay {
  const state = file().campaign.state === "running" ? "running" : "paused";
  return { state, tally: tally(), held: agenda.held(), perSecond: speed.perSecond() ?? 0 };
}
