import { WEEKDAYS, type Weekday } from "./local-time.ts";
import type { Opening } from "./opening-hours.ts";

/** "unclear": this part of the text is neither days nor times, or stands where it means nothing. */
export type HoursReading =
  | { readonly kind: "hours"; readonly openings: readonly Opening[] }
  | { readonly kind: "unclear"; readonly part: string };

/** As people write it in Indonesia, and the same in English. In the order of WEEKDAYS. */
const DAY_WORDS: readonly RegExp[] = [
  /^(?:sen|senin|snn|mon|monday)$/,
  /^(?:sel|selasa|sls|tue|tues|tuesday)$/,
  /^(?:rab|rabu|rbu|wed|wednesday)$/,
  /^(?:kam|kamis|kms|thu|thur|thurs|thursday)$/,
  /^(?:jum|jumat|jum'at|jmt|fri|friday)$/,
  /^(?:sab|sabtu|sbt|sat|saturday)$/,
  /^(?:min|minggu|mgg|ahad|sun|sunday)$/,
];
const SHORT_DAYS = ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"];

const ALL_DAY = { opensAt: 0, closesAt: 1440 };

type Token =
  | { readonly kind: "days"; readonly days: readonly Weekday[] }
  | { readonly kind: "time"; readonly minute: number }
  | { readonly kind: "all day" | "closed" | "to" | "and" };

type Span = Pick<Opening, "opensAt" | "closesAt">;

const WORDS: readonly (readonly [RegExp, (text: string) => Token | undefined])[] = [
  [/^24\/7/, () => ({ kind: "all day" })],
  [/^24 ?(?:jam|hours?|h)(?![a-z])/, () => ({ kind: "all day" })],
  [/^(?:(?:se)?tiap hari|every ?day|daily)(?![a-z])/, () => ({ kind: "days", days: WEEKDAYS })],
  [/^(?:tutup|libur|closed)(?![a-z])/, () => ({ kind: "closed" })],
  [/^(?:[-–—]|s\/d|s\.d\.?|sd(?![a-z])|(?:sampai|hingga|to|until)(?![a-z]))/, () => ({ kind: "to" })],
  [/^(?:[,;&+\n]|(?:dan|and)(?![a-z]))/, () => ({ kind: "and" })],
  [/^\d{1,2}(?:[.:]\d{2})?(?!\d)/, readTime],
  [/^[a-z']+/, readDay],
];
/** Said around the times, and without meaning of its own: the clock is that of the place. */
const FILLING = /^(?:[ \t\r.:]+|(?:pukul|jam|hari|buka|dari|from|open|wib|wita|wit)(?![a-z']))/;

/**
 * Reads weekly hours as somebody types them: "Sen-Jum 08.00-16.00; Sab 08.00-12.00", "Setiap hari 24 jam".
 * Sorted by day and time, none twice. A closing time that is not later than the opening is on the next day.
 */
export function readHours(text: string): HoursReading {
  const tokens = tokensOf(text);
  if ("part" in tokens) return { kind: "unclear", part: tokens.part };
  const openings = openingsOf(tokens);
  const isClear = openings !== undefined && openings.length > 0;
  return isClear ? { kind: "hours", openings: sorted(openings) } : { kind: "unclear", part: text.trim() };
}

/** What readHours reads again. Days in a row with the same times are taken together. */
export function writeHours(openings: readonly Opening[], dayNames: readonly string[] = SHORT_DAYS): string {
  const days = WEEKDAYS.map((day, index) => ({ name: dayNames[index] ?? day, times: timesOn(day, openings) }));
  const runs: { names: string[]; times: string }[] = [];
  for (const { name, times } of days) {
    const last = runs.at(-1);
    if (last !== undefined && last.times === times) last.names.push(name);
    else runs.push({ names: [name], times });
  }
  return runs
    .filter(({ times }) => times !== "")
    .map(({ names, times }) => `${names.length === 1 ? names[0] : `${names[0]}-${names.at(-1)}`} ${times}`)
    .join("; ");
}

/** "08.05" for minute 485. */
export function writeTime(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(".");
}

function timesOn(day: Weekday, openings: readonly Opening[]): string {
  return sorted(openings.filter((opening) => opening.day === day))
    .map(({ opensAt, closesAt }) => `${writeTime(opensAt)}-${writeTime(closesAt)}`)
    .join(", ");
}

function tokensOf(text: string): readonly Token[] | { readonly part: string } {
  const tokens: Token[] = [];
  let rest = text.toLowerCase().replaceAll(/[’`]/g, "'");
  while (rest !== "") {
    const filling = FILLING.exec(rest)?.[0];
    const [word, token] = filling === undefined ? nextToken(rest) : [filling, "none" as const];
    if (token === undefined) return { part: word };
    if (token !== "none") tokens.push(token);
    rest = rest.slice(word.length);
  }
  return tokens;
}

function nextToken(rest: string): readonly [string, Token | undefined] {
  for (const [pattern, read] of WORDS) {
    const word = pattern.exec(rest)?.[0];
    if (word !== undefined) return [word, read(word)];
  }
  return [/^\S+/.exec(rest)?.[0] ?? rest, undefined];
}

function readDay(word: string): Token | undefined {
  const day = WEEKDAYS[DAY_WORDS.findIndex((pattern) => pattern.test(word))];
  return day === undefined ? undefined : { kind: "days", days: [day] };
}

function readTime(text: string): Token | undefined {
  const [hour = 0, minute = 0] = text.split(/[.:]/).map(Number);
  const isTime = minute < 60 && hour * 60 + minute <= 1440;
  return isTime ? { kind: "time", minute: hour * 60 + minute } : undefined;
}

/** Days, then times, then days again: "Senin dan Rabu 08.00-12.00, 13.00-15.00, Jumat tutup". */
function openingsOf(tokens: readonly Token[]): readonly Opening[] | undefined {
  const openings: Opening[] = [];
  let days: readonly Weekday[] = [];
  let hasTimes = true;
  for (let at = 0; at < tokens.length; ) {
    const listed = daysAt(tokens, at);
    const spanned = listed === undefined ? spanAt(tokens, at) : undefined;
    if (listed !== undefined) {
      days = hasTimes ? listed.days : [...days, ...listed.days];
      hasTimes = false;
      at += listed.length;
    } else if (spanned !== undefined && days.length > 0) {
      openings.push(...spanned.spans.flatMap((span) => days.map((day) => ({ day, ...span }))));
      hasTimes = true;
      at += spanned.length;
    } else if (tokens[at]?.kind === "and" && at > 0) at += 1;
    else return undefined;
  }
  return hasTimes ? openings : undefined;
}

function daysAt(tokens: readonly Token[], at: number) {
  const [from, to, until] = tokens.slice(at, at + 3);
  if (from?.kind !== "days") return undefined;
  if (to?.kind !== "to" || until?.kind !== "days") return { days: from.days, length: 1 };
  const [first, last] = [from.days.at(0), until.days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start = WEEKDAYS.indexOf(first);
  const length = ((WEEKDAYS.indexOf(last) - start + WEEKDAYS.length) % WEEKDAYS.length) + 1;
  return { days: [...WEEKDAYS, ...WEEKDAYS].slice(start, start + length), length: 3 };
}

function spanAt(
  tokens: readonly Token[],
  at: number,
): { readonly spans: readonly Span[]; readonly length: number } | undefined {
  const [opens, to, closes] = tokens.slice(at, at + 3);
  if (opens?.kind === "all day") return { spans: [ALL_DAY], length: 1 };
  if (opens?.kind === "closed") return { spans: [], length: 1 };
  if (opens?.kind !== "time" || to?.kind !== "to" || closes?.kind !== "time" || opens.minute === 1440) return undefined;
  // Midnight is the end of this day and the beginning of the next: written one way.
  return { spans: [{ opensAt: opens.minute, closesAt: closes.minute === 0 ? 1440 : closes.minute }], length: 3 };
}

function sorted(openings: readonly Opening[]): readonly Opening[] {
  const place = ({ day, opensAt, closesAt }: Opening) => (WEEKDAYS.indexOf(day) * 1440 + opensAt) * 1441 + closesAt;
  const byPlace = new Map(openings.map((opening) => [place(opening), opening]));
  return [...byPlace].toSorted(([one], [other]) => one - other).map(([, opening]) => opening);
}
