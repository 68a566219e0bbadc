import { WEEKDAYS, type Weekday } from "../../domain/local-time.ts";
import type { Opening, WeeklyHours } from "../../domain/opening-hours.ts";
import type { Schedule } from "./draft.ts";

const TIME = /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
/** As HSDS tells the end of a day: what is open for 24 hours is not closed for the last minute of each. */
const LAST_MINUTE = 1439;

/** Weekly hours of HSDS schedules, in their order. Undefined when one of them is not clear. */
export function readSchedules(schedules: readonly Schedule[], usualOffset: number): WeeklyHours | undefined {
  const openings: Opening[] = [];
  const offsets = new Set<number>();
  for (const schedule of schedules) {
    const days = daysOf(schedule.byday);
    const [opens, closes] = [readTime(schedule.opensAt), readTime(schedule.closesAt)];
    if (days === undefined || opens === undefined || closes === undefined || opens.minute === 1440) return undefined;
    offsets.add(opens.offset ?? offsetIn(schedule.timezone) ?? usualOffset);
    const closesAt = closes.minute === LAST_MINUTE ? 1440 : closes.minute;
    openings.push(...days.map((day) => ({ day, opensAt: opens.minute, closesAt })));
  }
  const [offsetMinutes = usualOffset] = offsets;
  const isClear = offsets.size === 1 && offsetMinutes >= -720 && offsetMinutes <= 840;
  return isClear ? { offsetMinutes, openings } : undefined;
}

function daysOf(byday: string): readonly Weekday[] | undefined {
  const days = byday
    .toUpperCase()
    .split(/[,\s]+/)
    .filter((day) => day !== "");
  const known = days.filter((day): day is Weekday => (WEEKDAYS as readonly string[]).includes(day));
  return days.length > 0 && known.length === days.length ? known : undefined;
}

function readTime(text: string): { readonly minute: number; readonly offset: number | undefined } | undefined {
  const [, hours, minutes, zone] = TIME.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const minute = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || minute > 1440) return undefined;
  return { minute, offset: zone === undefined ? undefined : readZone(zone) };
}

function readZone(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}

function offsetIn(timezone: string): number | undefined {
  const hours = Number(timezone);
  return timezone.trim() === "" || !Number.isFinite(hours) ? undefined : Math.round(hours * 60);
}
