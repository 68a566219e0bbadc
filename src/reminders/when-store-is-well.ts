import { SECOND } from "../domain/duration.ts";
import type { LookAtStore } from "../domain/store-standing.ts";
import type { ReminderJob } from "./queue.ts";

type Work = (job: ReminderJob, isTriedOften: boolean) => Promise<number | undefined>;

const LOOK_AGAIN = 30 * SECOND;
/** Somebody may be waiting for help. */
const URGENT: readonly ReminderJob["name"][] = ["call", "callTold", "caseAlarm"];

/**
 * What is told is noted afterwards, and what cannot be noted would be told at each try: so nothing is told while the store
 * takes nothing new. What is urgent is told all the same, once, and once more when the store is well again.
 */
export function whenStoreIsWell(look: LookAtStore, work: Work): Work {
  const toldUnnoted = new Set<string>();
  return async (job, isTriedOften) => {
    const name = JSON.stringify(job);
    if ((await look()) === "well") {
      toldUnnoted.delete(name);
      return work(job, isTriedOften);
    }
    if (!URGENT.includes(job.name) || toldUnnoted.has(name)) return LOOK_AGAIN;
    toldUnnoted.add(name);
    return work(job, isTriedOften);
  };
}
