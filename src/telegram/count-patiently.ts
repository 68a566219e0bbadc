import { setTimeout as sleep } from "node:timers/promises";
import type { Audience } from "../domain/audience.ts";
import { keyOfAudience } from "../domain/audience-key.ts";
import type { AudienceCount, AudienceCounter } from "../domain/count-audience.ts";
import type { House } from "./context.ts";

interface Patience {
  /** ms after which the admin is told that it is being counted. */
  readonly untilTold: number;
  /** ms after which the answer goes without the number: an update has 25 s. */
  readonly untilLate: number;
  /** ms for which a number that came late is worth showing. */
  readonly kept: number;
}

const USUAL: Patience = { untilTold: 700, untilLate: 12_000, kept: 60_000 };

interface Running {
  readonly counting: Promise<AudienceCount>;
  /** Undefined while it is counted. */
  endedAt: number | undefined;
}

/** Counts anew each time, but never makes an admin wait for more than one answer can take. */
export function createAudienceCounter(
  { audience: reader }: Pick<House, "audience">,
  { untilTold, untilLate, kept }: Patience = USUAL,
  ticks: () => number = () => performance.now(),
): AudienceCounter {
  const late = new Map<string, Running>();

  function begin(audience: Audience): Running {
    const running: Running = { counting: reader.count(audience), endedAt: undefined };
    const end = () => {
      running.endedAt = ticks();
    };
    running.counting.then(end, end);
    return running;
  }

  return {
    async count(audience, onSlow) {
      const key = keyOfAudience(audience);
      for (const [old, { endedAt }] of late) {
        if (endedAt !== undefined && endedAt < ticks() - kept) late.delete(old);
      }
      const running = late.get(key) ?? begin(audience);
      late.delete(key);
      const soon = await within(running.counting, untilTold);
      if (soon !== undefined) return soon;
      await onSlow();
      const found = await within(running.counting, untilLate);
      if (found === undefined) late.set(key, running);
      return found ?? "late";
    },
  };
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const timeUp = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: timeUp.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    timeUp.abort();
  }
}
