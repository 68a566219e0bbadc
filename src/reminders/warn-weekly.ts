import { actorOf } from "../domain/actor.ts";
import { allAdmins } from "../domain/all-admins.ts";
import type { Announcements } from "../domain/announcement.ts";
import { NATIONWIDE } from "../domain/area.ts";
import { isQuiet, type WarningNotices } from "../domain/early-warning.ts";
import { gatherWarning, type WarningSources } from "../domain/gather-warning.ts";
import type { Member, Members } from "../domain/member.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import { offsetAt } from "../domain/time-zone.ts";
import { weekOf } from "../domain/week.ts";
import type { ReminderQueue } from "./queue.ts";

export interface Warning extends WarningSources {
  readonly members: Pick<Members, "find" | "listGroup" | "admins">;
  readonly warnings: WarningNotices;
  readonly announcements: Announcements;
  readonly queue: Pick<ReminderQueue, "add">;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

const COORDINATORS_AT_ONCE = 100;
/** Longer than the week for which it is the same job. */
const ONCE_IN_DAYS = 8;

/** A job for each coordinator and admin, once a week: one whom Telegram does not take holds nobody else up. */
export async function planWarnings(house: Warning): Promise<void> {
  const week = weekOf(house.now().getTime());
  for (const to of await overseers(house)) {
    await house.queue.add({ name: "warning", to, week }, { id: `warning.${week}.${to}`, onceInDays: ONCE_IN_DAYS });
  }
}

async function overseers(house: Warning): Promise<readonly number[]> {
  const found = new Set(await allAdmins(house));
  for (let from = 0; ; from += COORDINATORS_AT_ONCE) {
    const { members, total } = await house.members.listGroup("coordinators", from, COORDINATORS_AT_ONCE);
    for (const { id } of members) found.add(id);
    if (from + COORDINATORS_AT_ONCE >= total) return [...found];
  }
}

/**
 * Looked at anew when it is told: who looks after what, and how things stand. Nothing is told in a quiet week, nor a week
 * late. Gives the milliseconds until the morning when it is night there.
 */
export async function warnWeekly(to: number, week: number, house: Warning): Promise<number | undefined> {
  const at = house.now().getTime();
  const member = await house.members.find(to);
  const area = areaOf(to, member, house.adminIds);
  if (area === undefined || member?.isReachable === false || weekOf(at) !== week) return undefined;
  const morning = outsideQuietHours(at, offsetAt(area));
  if (morning > at) return morning - at;
  const warning = await gatherWarning({ area, now: at }, house);
  if (isQuiet(warning)) return undefined;
  const isTold = await house.warnings.warn(to, area, warning);
  if (isTold && area !== NATIONWIDE) await house.announcements.announce(area, { kind: "warning" }, String(week));
  return undefined;
}

function areaOf(id: number, member: Member | undefined, adminIds: readonly number[]): string | undefined {
  const { role, place } = actorOf(id, member, adminIds);
  if (role === "admin") return NATIONWIDE;
  return role === "coordinator" && member?.status === "active" ? place : undefined;
}
