import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { chatOf, type IntakeLog, isEmergencyCall, isUpdate, type Outcome } from "./process-update.ts";

export interface PollingParts {
  /** Long-polls once; `timeout` in seconds. */
  getUpdates(offset: number, timeout: number, signal: AbortSignal): Promise<readonly Update[]>;
  process(update: Update): Promise<Outcome>;
  /** For whoever must wait behind an update of the same chat that does not get through. */
  sayPleaseWait(update: Update): Promise<void>;
  readonly log: IntakeLog;
}

/** A connection that the network has swallowed is noticed only after it: that long nobody is heard. */
const LONG_POLL_SECONDS = 5;
/** Of the 100 updates that Telegram shows at once, these may be unfinished. */
const WINDOW = 60;
/** Short enough that a person still waits when the store is back. */
const LONGEST_PAUSE = 3000;
/** Whatever Telegram says: a call for help may be waiting. */
const LONGEST_FLOOD = 30_000;

/**
 * Fetches updates and works on them side by side, in order within a chat. The offset, which makes Telegram forget,
 * never passes the oldest unfinished update: after a crash everything unfinished comes again.
 */
export function startPolling({ getUpdates, process, sayPleaseWait, log }: PollingParts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const unfinished = new Map<number, number | string>();
  const chains = new Map<number | string, Promise<void>>();
  const stuck = new Set<number | string>();
  // Telegram shows unconfirmed updates again and again; after a quiet week its ids may also jump down.
  const known = new Set<number>();
  let offset = 0;
  let wake = () => {};

  async function work(update: Update, chain: number | string): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      const outcome = await process(update).catch((error: unknown) => {
        log.error(
          { update: update.update_id, error: error instanceof Error ? error.name : "" },
          "an update was refused",
        );
        return "again" as const;
      });
      if (outcome === "done") {
        unfinished.delete(update.update_id);
        stuck.delete(chain);
        wake();
        return;
      }
      stuck.add(chain);
      await pause(Math.min(250 * 2 ** attempt, LONGEST_PAUSE), stopping.signal);
    }
  }

  function take(update: Update): void {
    const chain = isEmergencyCall(update)
      ? update.update_id.toString()
      : (chatOf(update) ?? update.update_id.toString());
    known.add(update.update_id);
    unfinished.set(update.update_id, chain);
    const next = (chains.get(chain) ?? Promise.resolve()).then(() => work(update, chain));
    if (stuck.has(chain)) void sayPleaseWait(update).catch(() => undefined);
    chains.set(chain, next);
    void next.then(() => {
      if (chains.get(chain) === next) chains.delete(chain);
    });
  }

  async function poll(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      makeRoom();
      const isIdle = unfinished.size === 0;
      const from = isIdle ? offset : Math.min(...unfinished.keys());
      try {
        // Telegram shows unconfirmed updates again at once: while some are unfinished, ask and rest in turn.
        const given = await getUpdates(from, isIdle ? LONG_POLL_SECONDS : 0, stopping.signal);
        const updates = given.filter(isUpdate);
        if (isIdle) known.clear();
        const fresh = updates.filter(({ update_id }) => !known.has(update_id));
        for (const update of fresh) take(update);
        if (updates.length > 0) offset = Math.max(...updates.map(({ update_id }) => update_id)) + 1;
        failures = 0;
        // What can be nobody's update is shown again and again, at once.
        if (unfinished.size > 0 || updates.length < given.length) await rest(fresh.length > 0 ? 20 : 200);
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures++;
        log.warn(
          { failures, error: error instanceof Error ? error.name : "" },
          "Telegram gives no updates, trying again",
        );
        const usual = Math.min(500 * 2 ** failures, LONGEST_PAUSE);
        await pause(Math.max(usual, Math.min(floodOf(error), LONGEST_FLOOD)), stopping.signal);
      }
    }
  }

  /**
   * Telegram shows at most 100 updates from the oldest unfinished one. Before those that do not get through fill that
   * window and shut everybody out, calls for help too, the oldest are worked on from the memory of this process alone.
   * What is only under way stays with Telegram: after a crash a hundred may come at once, and the next crash may be near.
   */
  function makeRoom(): void {
    if (unfinished.size <= WINDOW) return;
    const tried = [...unfinished].filter(([, chain]) => stuck.has(chain)).map(([update]) => update);
    const oldest = tried.toSorted((a, b) => a - b).slice(0, unfinished.size - WINDOW);
    for (const update of oldest) unfinished.delete(update);
    if (oldest.length > 0) log.error({ updates: oldest }, "updates that do not get through are kept in memory only");
  }

  async function rest(milliseconds: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([woken, pause(milliseconds, stopping.signal)]);
  }

  const polling = poll();
  return {
    async stop() {
      stopping.abort();
      await polling;
      await Promise.allSettled(chains.values());
      // The last word to Telegram: what is done must not come again after a restart.
      if (offset > 0) {
        const from = unfinished.size > 0 ? Math.min(...unfinished.keys()) : offset;
        await getUpdates(from, 0, AbortSignal.timeout(2000)).catch(() => undefined);
      }
    },
  };
}

/** Milliseconds for which Telegram wants to be left alone. */
function floodOf(error: unknown): number {
  const { parameters } = error as { readonly parameters?: { readonly retry_after?: number } };
  return (parameters?.retry_after ?? 0) * 1000;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
