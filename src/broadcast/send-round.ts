import { SECOND } from "../domain/duration.ts";
import { visitPage } from "./page-visit.ts";
import { openRun, type RoundRun, type RoundStart, type SendingHouse } from "./round-run.ts";

/** ended: nobody is left to be written to; over: another process sends now; changed: it is to be begun anew. */
export type RoundEnd = "ended" | "cancelled" | "over" | "stopped" | "changed";

export interface SendingRound {
  readonly run: RoundRun;
  /** Looks at the campaign at once. */
  poke(): void;
  readonly ended: Promise<RoundEnd>;
}

/** How soon somebody's pause or cancel is seen, whoever said it where. */
const LOOK_EVERY = SECOND / 2;
const LONGEST_REST = SECOND / 4;

/** Sends a round whose ledger is complete, until nobody is left or somebody says stop. */
export async function sendRound(start: RoundStart, house: SendingHouse): Promise<SendingRound> {
  const run = await openRun(start, house);
  const watch = watchCampaign(run);
  const stop = () => {
    run.giveUp();
    run.bell.ring();
  };
  start.stopping.addEventListener("abort", stop, { once: true });
  const ended = goThrough(run, start).finally(() => {
    watch.stop();
    start.stopping.removeEventListener("abort", stop);
  });
  return { run, poke: () => void watch.look(), ended };
}

async function goThrough(run: RoundRun, start: RoundStart): Promise<RoundEnd> {
  let seen = Number.NEGATIVE_INFINITY;
  try {
    for (;;) {
      const now = run.house.now().getTime();
      if (now < seen) run.agenda.hurry();
      seen = now;
      const failure = run.failure();
      if (failure !== undefined) throw failure.error;
      const end = endOf(run, start);
      if (end !== undefined) return end;
      const visit = run.sending().aborted ? undefined : run.agenda.take(now);
      if (visit !== undefined) await visitPage(visit, run);
      else if (run.isIdle() && run.agenda.isEmpty()) return "ended";
      else await run.bell.heard(LONGEST_REST);
    }
  } finally {
    run.giveUp();
    await run.settled();
  }
}

function endOf(run: RoundRun, { stopping, file }: RoundStart): RoundEnd | undefined {
  const { state, policy } = run.file().campaign;
  if (stopping.aborted) return "stopped";
  if (run.shift.isOver()) return "over";
  if (state === "cancelled") return "cancelled";
  // With "do not repeat" lines were passed over that are to be sent now, or the other way round.
  return policy === file.campaign.policy ? undefined : "changed";
}

function watchCampaign(run: RoundRun): { look(): Promise<void>; stop(): void } {
  const { campaign } = run.round;
  let isLooking = false;
  let isStopped = false;

  async function look(): Promise<void> {
    if (isLooking || isStopped) return;
    isLooking = true;
    const file = await run.house.campaigns.find(campaign).catch(() => undefined);
    isLooking = false;
    if (file === undefined || isStopped) return;
    const before = run.file().campaign.version;
    run.learn(file);
    if (file.campaign.version !== before) run.bell.ring();
  }

  const timer = setInterval(() => void look(), LOOK_EVERY);
  return {
    look,
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
