import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";

/** Whoever runs us (systemd, Docker) waits ten seconds before it kills, and the drain beside it. */
const STOP_WITHIN = 9_000;

export interface Stopping {
  /** From the signal on, while everything that comes is still answered. */
  isAsked(): boolean;
}

export interface StopParts {
  /** How long we go on serving after SIGTERM: until whoever sends us updates has seen that we are about to end. */
  readonly drainMilliseconds: number;
  readonly log: Logger;
}

/**
 * After the drain stops in reverse: no new update, then what is in hand, then the connections it needs. A second signal
 * cuts the drain short, and a person at the keyboard (SIGINT) does not wait for it.
 */
export function stopOnSignal(
  stops: readonly (() => Promise<unknown>)[],
  { drainMilliseconds, log }: StopParts,
): Stopping {
  let isAsked = false;
  const hurry = new AbortController();
  const stop = async (drain: number) => {
    if (isAsked) return hurry.abort();
    isAsked = true;
    log.info({ drain }, "Juru Damai is asked to stop");
    await sleep(drain, undefined, { signal: hurry.signal }).catch(() => undefined);
    setTimeout(() => process.exit(0), STOP_WITHIN).unref();
    for (const end of stops.toReversed()) await end().catch(() => undefined);
    log.info("Juru Damai has stopped");
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop(drainMilliseconds));
  process.on("SIGINT", () => void stop(0));
  return { isAsked: () => isAsked };
}
