import { SECOND } from "../domain/duration.ts";
import type { LookAtStore, StoreStanding } from "../domain/store-standing.ts";
import { type RedisConnection, reasonOf } from "./connection.ts";
import { keys } from "./keys.ts";

export interface StoreWatch {
  readonly look: LookAtStore;
  /** As it was when it was looked at last. */
  standing(): StoreStanding;
  /** Tells of a change once it has lasted from one look to the next; a restart of Redis is not worth a word. */
  start(tell: (standing: StoreStanding) => Promise<void>, log: Log): { stop(): Promise<void> };
}

interface Log {
  info(message: string): void;
  error(facts: object, message: string): void;
}

const EVERY = 10 * SECOND;
const KEPT_SECONDS = "60";

/** Nobody may write at night, and then nobody would find out that nothing can be written. */
export function createStoreWatch(redis: RedisConnection, everyMilliseconds = EVERY): StoreWatch {
  let seen: StoreStanding = "well";

  async function look(): Promise<StoreStanding> {
    try {
      await redis.command(keys.storeProbe, "SET", keys.storeProbe, "1", "EX", KEPT_SECONDS);
      seen = "well";
    } catch (error) {
      seen = standingOf(error instanceof Error ? error.cause : undefined);
    }
    return seen;
  }

  return {
    look,
    standing: () => seen,
    start(tell, log) {
      let told: StoreStanding = "well";
      async function lookAgain(): Promise<void> {
        const before = seen;
        const now = await look();
        if (now === told || now !== before) return;
        told = now;
        if (now === "well") log.info("the store takes everything again");
        else log.error({ standing: now }, "the store takes nothing new");
        await tell(now).catch(() => undefined);
      }
      const watching = setInterval(() => void lookAgain(), everyMilliseconds);
      return { stop: async () => clearInterval(watching) };
    },
  };
}

/** By the first word that Redis says. */
function standingOf(refusal: unknown): StoreStanding {
  const reason = reasonOf(refusal);
  if (reason === "OOM") return "full";
  return reason === "MISCONF" ? "disk" : "away";
}
