import { DAY, HOUR, MINUTE } from "../../domain/duration.ts";
import type { TimeLeft } from "../../domain/need-of-action.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { Speech } from "../speech.ts";

const ZONES: Readonly<Record<number, string>> = { 420: "WIB", 480: "WITA", 540: "WIT" };
/** Up to here hours say more than days. */
const IN_HOURS = 48;

/** "Sen, 2 Nov, 10.00 WIB": a moment (ms since the epoch) as the clocks show it at a place (Kemendagri code). */
export function tellMoment(at: number, place: string, speech: Speech): string {
  return tellMomentIn(at, offsetAt(place), speech);
}

/** The same where the clocks are so many minutes east of UTC. */
export function tellMomentIn(at: number, offsetMinutes: number, speech: Speech): string {
  const clock = new Intl.DateTimeFormat(localeOf(speech), {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return `${clock.format(at + offsetMinutes * MINUTE)} ${tellZone(offsetMinutes)}`;
}

/** "26 Nov": the day of a moment where the clocks are so many minutes east of UTC. */
export function tellDate(at: number, offsetMinutes: number, speech: Speech): string {
  const calendar = new Intl.DateTimeFormat(localeOf(speech), { timeZone: "UTC", day: "numeric", month: "short" });
  return calendar.format(at + offsetMinutes * MINUTE);
}

/** "26 Nov 2026", on the calendar of a place (Kemendagri code). */
export function tellDayAt(at: number, place: string, speech: Speech): string {
  const calendar = new Intl.DateTimeFormat(localeOf(speech), { timeZone: "UTC", dateStyle: "medium" });
  return calendar.format(at + offsetAt(place) * MINUTE);
}

/** "26 November 2026" in the west of Indonesia: for paper, which is kept for years. */
export function tellYearDay(at: number, speech: Speech): string {
  const calendar = new Intl.DateTimeFormat(localeOf(speech), { timeZone: "+07:00", dateStyle: "long" });
  return calendar.format(at);
}

export function tellZone(offsetMinutes: number): string {
  const hours = offsetMinutes / 60;
  return ZONES[offsetMinutes] ?? `UTC${hours < 0 ? "" : "+"}${hours}`;
}

/** "terlambat 2 hari", "sisa 5 jam". */
export function tellTimeLeft({ left }: TimeLeft, speech: Speech): string {
  const time = tellDuration(Math.abs(left), speech);
  return left < 0 ? speech.say("word.late", { time }) : speech.say("word.left", { time });
}

/** In whole units, rounded down; never less than a minute. */
export function tellDuration(milliseconds: number, speech: Speech): string {
  const [unit, size] = unitFor(milliseconds);
  const count = Math.max(1, Math.floor(milliseconds / size));
  return new Intl.NumberFormat(speech.language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

export function localeOf({ language }: Speech): string {
  return language === "en" ? "en-GB" : "id-ID";
}

function unitFor(milliseconds: number): readonly ["minute" | "hour" | "day", number] {
  if (milliseconds < HOUR) return ["minute", MINUTE];
  return milliseconds < IN_HOURS * HOUR ? ["hour", HOUR] : ["day", DAY];
}
