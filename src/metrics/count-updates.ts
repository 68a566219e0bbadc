import type { DeadLetters, Inbox } from "../domain/inbox.ts";
import type { Meters } from "./meters.ts";

const KINDS = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"] as const;
/** Those that come again to another process are never heard of here again. */
const MOST_KNOWN = 2000;

interface Arrival {
  readonly update_id: number;
}

interface Parts<Update> {
  readonly inbox: Inbox;
  readonly deadLetters: DeadLetters;
  readonly bot: { saySlowDown(update: Update, seconds: number): Promise<void> };
}

type Process<Args extends readonly unknown[]> = (...args: Args) => Promise<"done" | "again">;

export interface CountedUpdates {
  /** When an update came that has to wait for its turn. One that is known already came earlier. */
  noteArrival(updates: readonly Arrival[]): void;
  /** The same parts, which tell what becomes of an update besides "done" and "again". */
  watchParts<Update extends Arrival, P extends Parts<Update>>(parts: P): P;
  /** The same work, counted. */
  watchProcess<Args extends readonly [Arrival, ...unknown[]]>(process: Process<Args>): Process<Args>;
}

export function countUpdates({ updates, updateSeconds, updatesInHand, leasesLost }: Meters): CountedUpdates {
  const arrivals = new Map<number, number>();
  const fates = new Map<number, "slowed" | "dead_letter">();

  function arrivalOf(update: number): number {
    const arrived = arrivals.get(update) ?? performance.now();
    arrivals.set(update, arrived);
    const oldest = arrivals.keys().next();
    if (arrivals.size > MOST_KNOWN && !oldest.done) arrivals.delete(oldest.value);
    return arrived;
  }

  function count(update: Arrival, arrived: number, outcome: "done" | "again"): void {
    const fate = outcome === "done" ? fates.get(update.update_id) : undefined;
    fates.delete(update.update_id);
    updates.inc({ kind: KINDS.find((kind) => kind in update) ?? "other", outcome: fate ?? outcome });
    if (outcome === "again") return;
    arrivals.delete(update.update_id);
    updateSeconds.observe((performance.now() - arrived) / 1000);
  }

  return {
    noteArrival(shown) {
      for (const { update_id } of shown) arrivalOf(update_id);
    },

    watchParts: (parts) => ({
      ...parts,
      inbox: {
        ...parts.inbox,
        async commit(lease, changes) {
          const isKept = await parts.inbox.commit(lease, changes);
          if (!isKept) leasesLost.inc();
          return isKept;
        },
      },
      deadLetters: {
        ...parts.deadLetters,
        async bury(lease, content) {
          await parts.deadLetters.bury(lease, content);
          fates.set(lease.update, "dead_letter");
        },
      },
      bot: {
        ...parts.bot,
        async saySlowDown(update, seconds) {
          fates.set(update.update_id, "slowed");
          await parts.bot.saySlowDown(update, seconds);
        },
      },
    }),

    watchProcess:
      (process) =>
      async (...args) => {
        const [update] = args;
        const arrived = arrivalOf(update.update_id);
        let outcome: "done" | "again" = "again";
        updatesInHand.inc();
        try {
          outcome = await process(...args);
          return outcome;
        } finally {
          updatesInHand.dec();
          count(update, arrived, outcome);
        }
      },
  };
}
