import { type EndedSend, endSend, nextStart, type Pace, pausePace, startPace, startSend } from "../domain/pace.ts";

/** In ms, of a clock that never goes back, and its timers. */
export interface Clock {
  now(): number;
  /** Gives what takes the timer back. */
  after(milliseconds: number, work: () => void): () => void;
}

/** One pace for everything that goes out in bulk. */
export interface Gate {
  /** Resolves when a send may start now; urgent ones first, then in the order of asking. False: given up, and nothing may start. */
  enter(isUrgent: boolean, signal: AbortSignal): Promise<boolean>;
  /** For each send that was let in, however it ended. */
  leave(ended: EndedSend): void;
  /** Nobody is let in for so many ms from now. */
  pause(milliseconds: number): void;
  close(): void;
}

interface Waiter {
  readonly isUrgent: boolean;
  readonly settle: (mayStart: boolean) => void;
}

export interface GateWishes {
  readonly perSecond: number;
  /** The shortest round trip measured so far, in ms. */
  readonly leastTravel: number;
}

export function openGate({ perSecond, leastTravel }: GateWishes, clock: Clock): Gate {
  let pace: Pace = startPace(perSecond, leastTravel, clock.now());
  const urgent = new Set<Waiter>();
  const usual = new Set<Waiter>();
  let cancelTimer: (() => void) | undefined;

  function letIn(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    for (let first = firstOf(urgent) ?? firstOf(usual); first !== undefined; ) {
      const started = startSend(pace, clock.now());
      if (started === undefined) return wakeLater();
      pace = started;
      drop(first);
      first.settle(true);
      first = firstOf(urgent) ?? firstOf(usual);
    }
  }

  /** Nothing to wait for but the end of a send: then `leave` looks again. */
  function wakeLater(): void {
    const due = nextStart(pace);
    if (due !== undefined) cancelTimer = clock.after(Math.max(0, due - clock.now()), letIn);
  }

  function drop(waiter: Waiter): void {
    (waiter.isUrgent ? urgent : usual).delete(waiter);
  }

  return {
    enter(isUrgent, signal) {
      if (signal.aborted) return Promise.resolve(false);
      return new Promise((resolve) => {
        const waiter: Waiter = {
          isUrgent,
          settle(mayStart) {
            signal.removeEventListener("abort", giveUp);
            resolve(mayStart);
          },
        };
        const giveUp = () => {
          drop(waiter);
          waiter.settle(false);
        };
        signal.addEventListener("abort", giveUp, { once: true });
        (isUrgent ? urgent : usual).add(waiter);
        // Who waits behind somebody else needs no look of its own: the timer or the next end lets it in.
        if (cancelTimer === undefined) letIn();
      });
    },
    leave(ended) {
      pace = endSend(pace, ended);
      letIn();
    },
    pause(milliseconds) {
      pace = pausePace(pace, clock.now() + milliseconds);
    },
    close() {
      cancelTimer?.();
      for (const waiter of [...urgent, ...usual]) {
        drop(waiter);
        waiter.settle(false);
      }
    },
  };
}

function firstOf(waiters: ReadonlySet<Waiter>): Waiter | undefined {
  const first = waiters.values().next();
  return first.done === true ? undefined : first.value;
}
