import { NATIONWIDE } from "../domain/area.ts";
import { DAY, HOUR, MINUTE } from "../domain/duration.ts";
import { localTimeOf, type Weekday } from "../domain/local-time.ts";
import type { ReferralBook } from "../domain/referral-book.ts";
import { weekOf } from "../domain/week.ts";
import { bringSecondRefusal, scheduleReminder } from "./follow-up.ts";
import type { ReminderQueue } from "./queue.ts";

interface Sweeping {
  readonly book: Pick<ReferralBook, "openIn" | "all" | "reminders">;
  readonly queue: Pick<ReminderQueue, "add">;
  readonly now: () => Date;
}

/** Gives every open referral its job, whatever was lost in a crash or while Redis was away. */
export async function sweepReferrals({ book, queue, now }: Sweeping): Promise<void> {
  for (const referral of await book.openIn(NATIONWIDE)) {
    await scheduleReminder(referral, queue, book, now().getTime());
  }
}

/** What has just happened; of anything older somebody has long heard in another way. */
const LATELY = 7 * DAY;

/** Once a day every referral is gone through, whatever the lists say, and every score is worked out anew. */
export async function sweepAll({ book, queue, now }: Sweeping): Promise<void> {
  const listed = new Set<string>();
  for await (const referral of book.all()) {
    if (referral.source.kind === "listed") listed.add(referral.source.id);
    await scheduleReminder(referral, queue, book, now().getTime());
    if ((referral.latest?.when ?? 0) > now().getTime() - LATELY) await bringSecondRefusal(referral, queue);
  }
  const day = Math.floor(now().getTime() / DAY);
  for (const source of listed) await queue.add({ name: "quality", source }, { id: `quality.${source}.day.${day}` });
}

const EVERY = 5 * MINUTE;
const WHILE_AWAY = 1000;
/** On the morning of the first, later only when nobody worked on it then. */
const WARNING_DAYS: readonly Weekday[] = ["MO", "TU", "WE"];
/** Minutes since local midnight in which the early warning is made: 7:00 to 18:00. */
const WARNING_TIME = { from: 7 * 60, until: 18 * 60 };
/** Minutes since local midnight in which people are asked: 9:00 to 18:00. */
const DAYTIME = { from: 9 * 60, until: 18 * 60 };

/**
 * Adds the sweeps in good time, from every process: the ids see to it that each is done once. Nothing of it stands in
 * Redis beforehand, so a Redis that comes back empty gets its sweeps too. `offsetOf` gives minutes east of UTC.
 */
export function startSweeping(
  queue: Pick<ReminderQueue, "add">,
  { now, offsetOf }: { readonly now: () => Date; readonly offsetOf: (at: number) => number },
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isFirst = true;

  async function tick(): Promise<void> {
    const at = now().getTime();
    const sweep = isFirst ? { id: "sweep.start" } : { id: `sweep.${Math.floor(at / EVERY)}`, onceInDays: HOUR / DAY };
    const isAdded = await queue.add({ name: "sweep" }, sweep);
    if (isAdded) {
      await addCheckIns(at);
      isFirst = false;
      await addTidying(at);
      await addDaily(at);
      await addWeekly(at);
    }
    if (!isStopped) timer = setTimeout(() => void tick(), isAdded ? EVERY : WHILE_AWAY);
  }

  /** Every case is read for it, so it is not done each five minutes. */
  async function addCheckIns(at: number): Promise<void> {
    const hour = Math.floor(at / HOUR);
    const sweep = isFirst ? { id: "check-ins.start" } : { id: `check-ins.${hour}`, onceInDays: (2 * HOUR) / DAY };
    await queue.add({ name: "sweepCheckIns" }, sweep);
  }

  /** With the first tick of the day, when most people sleep. */
  async function addTidying(at: number): Promise<void> {
    const day = Math.floor((at + offsetOf(at) * MINUTE) / DAY);
    await queue.add({ name: "tidy" }, { id: `tidy.${day}`, onceInDays: 2 });
  }

  async function addDaily(at: number): Promise<void> {
    const offset = offsetOf(at);
    const { minute } = localTimeOf(at, offset);
    if (minute < DAYTIME.from || minute >= DAYTIME.until) return;
    const day = Math.floor((at + offset * MINUTE) / DAY);
    await queue.add({ name: "daily" }, { id: `daily.${day}`, onceInDays: 2 });
  }

  async function addWeekly(at: number): Promise<void> {
    const { day, minute } = localTimeOf(at, offsetOf(at));
    if (!WARNING_DAYS.includes(day) || minute < WARNING_TIME.from || minute >= WARNING_TIME.until) return;
    await queue.add({ name: "weekly" }, { id: `weekly.${weekOf(at)}`, onceInDays: 8 });
  }

  void tick();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
