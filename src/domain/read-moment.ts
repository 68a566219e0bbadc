import { momentOn, nextOccurrence, type Schedule } from "./campaign-schedule.ts";
import { DAY, MINUTE } from "./duration.ts";
import { localTimeOf, WEEKDAYS, type Weekday } from "./local-time.ts";

export type MomentReading =
  | { readonly kind: "schedule"; readonly schedule: Exclude<Schedule, { readonly kind: "now" }> }
  /** No day and hour were found in it; or no clock or calendar shows them; or it is over; or more than a year ahead. */
  | { readonly kind: "unclear" | "no such time" | "past" | "too far" };

export interface WallClock {
  /** ms since the epoch. */
  readonly now: number;
  /** Minutes east of UTC where the admin lives. */
  readonly offsetMinutes: number;
}

type WordList = Readonly<Record<string, readonly string[]>>;

const DAYS_AHEAD: WordList = {
  0: ["hari ini", "nanti", "today"],
  1: ["besok", "esok", "bsk", "tomorrow"],
  2: ["lusa", "day after tomorrow"],
};

const WEEKDAY_WORDS: Readonly<Record<Weekday, readonly string[]>> = {
  MO: ["senin", "sen", "monday", "mon"],
  TU: ["selasa", "sel", "tuesday", "tue"],
  WE: ["rabu", "rab", "wednesday", "wed"],
  TH: ["kamis", "kam", "thursday", "thu"],
  FR: ["jumat", "jum'at", "jum", "friday", "fri"],
  SA: ["sabtu", "sab", "saturday", "sat"],
  SU: ["minggu", "ahad", "min", "sunday", "sun"],
};

const MONTHS = [
  ...[
    ["januari", "january", "jan"],
    ["februari", "february", "feb"],
    ["maret", "march", "mar"],
    ["april", "apr"],
  ],
  ...[
    ["mei", "may"],
    ["juni", "june", "jun"],
    ["juli", "july", "jul"],
  ],
  ...[
    ["agustus", "august", "agt", "ags", "aug"],
    ["september", "sept", "sep"],
    ["oktober", "october", "okt", "oct"],
  ],
  ...[
    ["november", "nov", "nop"],
    ["desember", "december", "des", "dec"],
  ],
] as const;

const DAY_AND_HOUR =
  /^(?<day>.+?) (?:(?:jam|pukul|pkl|at) ?)?(?<hour>\d{1,2})(?:[.:](?<minute>\d{2}))? ?(?<part>pagi|siang|sore|malam|am|pm)?(?: (?:wib|wita|wit))?$/;
/** An hour below this one is counted from noon: "jam 1 siang" is 13.00, "jam 11 siang" is not 23.00. */
const AFTERNOONS: Readonly<Record<string, number>> = { siang: 6, sore: 12, malam: 12, pm: 12 };
const MIDNIGHT = ["pagi", "malam", "am"];

const YEAR = 366 * DAY;
/** A date without a year that is over for longer than this is meant for next year. */
const HALF_A_YEAR = 180 * DAY;

/** "27-11 08:00", "besok 8.30", "27 November 2026 pukul 08.00", "Senin 10:00", "tiap Jumat 16.00", in either language. */
export function readMoment(text: string, clock: WallClock): MomentReading {
  const words = text.toLowerCase().replaceAll(/[,;]/g, " ").replaceAll(/\s+/g, " ").trim();
  const { day, hour = "", minute: minutes = "0", part = "" } = DAY_AND_HOUR.exec(words)?.groups ?? {};
  if (day === undefined) return { kind: "unclear" };
  const shown = Number(hour);
  // "12 malam" is midnight, and nobody knows of which day.
  if (part !== "" && (shown === 0 || shown > 12 || (shown === 12 && MIDNIGHT.includes(part))))
    return { kind: "unclear" };
  const inDay = shown < (AFTERNOONS[part] ?? 0) ? shown + 12 : shown;
  if (inDay > 23 || Number(minutes) > 59) return { kind: "no such time" };
  return onDay(day, inDay * 60 + Number(minutes), clock);
}

function onDay(day: string, minute: number, clock: WallClock): MomentReading {
  const weekly = /^(?:tiap|setiap|every)(?: hari)? (?<name>\S+)$/.exec(day)?.groups?.["name"];
  const weekday = weekdayNamed((weekly ?? day).replace(/^hari /, ""));
  if (weekday !== undefined) {
    const { offsetMinutes, now } = clock;
    const schedule = { kind: "weekly", day: weekday, minute, offsetMinutes } as const;
    return weekly === undefined ? ahead(nextOccurrence(schedule, now) ?? now, clock) : { kind: "schedule", schedule };
  }
  const days = Object.entries(DAYS_AHEAD).find(([, names]) => names.includes(day))?.[0];
  if (days !== undefined) return ahead(startOfDay(clock) + Number(days) * DAY + minute * MINUTE, clock);
  return onDate(day, minute, clock);
}

function onDate(date: string, minute: number, clock: WallClock): MomentReading {
  const found =
    /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2}|[a-z]+)(?:[-/. ](?<year>\d{4}))?$/.exec(date) ??
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/.exec(date);
  const { day = "", month: monthWord = "", year } = found?.groups ?? {};
  const month = monthNamed(monthWord);
  if (found === null || month === undefined) return { kind: "unclear" };
  const onYear = (number: number) => momentOn({ year: number, month, day: Number(day) }, minute, clock.offsetMinutes);
  const thisYear = yearAt(clock);
  const meant = onYear(year === undefined ? thisYear : Number(year));
  // 29 February exists in some years only: next year's is looked at too.
  const isNextYearMeant = year === undefined && (meant === undefined || meant < clock.now - HALF_A_YEAR);
  const at = isNextYearMeant ? (onYear(thisYear + 1) ?? meant) : meant;
  return at === undefined ? { kind: "no such time" } : ahead(at, clock);
}

function ahead(at: number, { now }: WallClock): MomentReading {
  if (at <= now) return { kind: "past" };
  return at > now + YEAR ? { kind: "too far" } : { kind: "schedule", schedule: { kind: "once", at } };
}

/** Local midnight, as ms since the epoch. */
export function startOfDay({ now, offsetMinutes }: WallClock): number {
  return Math.floor(now / MINUTE) * MINUTE - localTimeOf(now, offsetMinutes).minute * MINUTE;
}

function yearAt({ now, offsetMinutes }: WallClock): number {
  const guess = 1970 + Math.floor(now / (365.2425 * DAY));
  const isNext = now >= (momentOn({ year: guess + 1, month: 1, day: 1 }, 0, offsetMinutes) ?? Number.POSITIVE_INFINITY);
  const isBefore = now < (momentOn({ year: guess, month: 1, day: 1 }, 0, offsetMinutes) ?? 0);
  return isNext ? guess + 1 : guess - Number(isBefore);
}

function weekdayNamed(name: string): Weekday | undefined {
  return WEEKDAYS.find((day) => WEEKDAY_WORDS[day].includes(name));
}

/** 1 to 12, of its name or its number. */
function monthNamed(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const index = MONTHS.findIndex((names) => (names as readonly string[]).includes(word));
  return index === -1 ? undefined : index + 1;
}
