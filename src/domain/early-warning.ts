import { isWithin } from "./area.ts";
import type { Colour } from "./check-in.ts";
import { DAY } from "./duration.ts";
import type { Sighting } from "./rumour.ts";

/** One check-in of a case, and where the case is. Whose case it is does not matter here. */
export interface CheckInOfCase {
  readonly case: string;
  /** Kemendagri code of a district or regency. */
  readonly place: string;
  readonly colour: Colour;
  /** 1 to 10. */
  readonly safety: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Each case once, as its latest check-in of the week told it. */
export interface WeekOfCases {
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  /** Mean of how safe people feel, 1 to 10; undefined without a check-in. */
  readonly safety?: number;
}

/** What is seen in a place. "stands": red, but no more than before, or a single case, which is no trend. */
export type Sign =
  | { readonly kind: "red grows" | "yellow grows"; readonly now: number; readonly before: number }
  | { readonly kind: "red stands"; readonly now: number }
  | { readonly kind: "safety falls"; readonly now: number; readonly before: number };

export interface PlaceWarning {
  readonly place: string;
  readonly signs: readonly [Sign, ...Sign[]];
  readonly week: WeekOfCases;
}

export interface EarlyWarning extends WarningOfCases {
  /** The same rumour, told by several volunteers: most people first. */
  readonly rumours: readonly Sighting[];
}

export interface WarningOfCases {
  /** Of the whole area, oldest first; the last one is the week that ends now. */
  readonly weeks: readonly WeekOfCases[];
  /** The worst first; none in a quiet week. */
  readonly places: readonly PlaceWarning[];
}

/** Tells somebody unasked. False when that person cannot be reached any more; throws while Telegram is away. */
export interface WarningNotices {
  /** To a Telegram user id, of an area (Kemendagri code), in that person's language. */
  warn(to: number, area: string, warning: EarlyWarning): Promise<boolean>;
}

export interface WarningFrame {
  /** Kemendagri code of the area that is looked at. */
  readonly area: string;
  /** The week that counts ends here; ms since the epoch. */
  readonly now: number;
}

const WEEK = 7 * DAY;
/** Weeks before, which this one is held against. Longer ago the conflict was another one. */
const WEEKS_BEFORE = 4;
export const WEEKS_OF_WARNING = WEEKS_BEFORE + 1;
/** One case alone is told as one: with fewer than two nothing can be said to grow or to fall. */
const FLOOR = 2;
/** By so many cases more than the mean of the weeks before it grows; by so many points less safety falls. */
const STEP = 1;

/**
 * Where yellow or red grows, and felt safety falls: this week against the four before. A week is seven days that end now,
 * so that it says the same on Monday as on any other day. A case that was not asked about in a week is not in it, and
 * weeks in which nobody was asked do not count as calm ones. Source: domain rules, "Early-warning check-in"; the floor
 * and the step are ours.
 */
export function warnEarly(checkIns: readonly CheckInOfCase[], { area, now }: WarningFrame): WarningOfCases {
  const inArea = checkIns.filter(({ place, at }) => isWithin(place, area) && at <= now && at > beginOf(now));
  const places = Map.groupBy(inArea, ({ place }) => placeShown(place, area));
  const warnings = [...places].flatMap(([place, ofPlace]) => warnOf(place, weeksOf(ofPlace, now)));
  return { weeks: weeksOf(inArea, now), places: warnings.toSorted(worstFirst) };
}

/** One volunteer who has heard it is nothing to warn of, nor what nobody has told for a week. */
export function rumoursToWarnOf(sightings: readonly Sighting[], now: number): readonly Sighting[] {
  return sightings.filter(({ people, latest }) => people >= FLOOR && latest > now - WEEK);
}

export function isQuiet({ places, rumours }: EarlyWarning): boolean {
  return places.length + rumours.length === 0;
}

/** Older check-ins change nothing. */
export function beginOf(now: number): number {
  return now - WEEKS_OF_WARNING * WEEK;
}

/** Within a regency its districts are told apart; in anything wider the regencies. */
function placeShown(place: string, area: string): string {
  return area.length >= "34.04".length ? place : place.slice(0, "34.04".length);
}

function weeksOf(checkIns: readonly CheckInOfCase[], now: number): readonly WeekOfCases[] {
  const weeks = Map.groupBy(checkIns, ({ at }) => Math.floor((now - at) / WEEK));
  return Array.from({ length: WEEKS_OF_WARNING }, (_, index) => countWeek(weeks.get(WEEKS_BEFORE - index) ?? []));
}

function countWeek(checkIns: readonly CheckInOfCase[]): WeekOfCases {
  const latest = new Map(checkIns.toSorted((one, other) => one.at - other.at).map((one) => [one.case, one]));
  const cases = [...latest.values()];
  const count = (colour: Colour) => cases.filter((one) => one.colour === colour).length;
  return {
    ...{ green: count("green"), yellow: count("yellow"), red: count("red") },
    ...(cases.length > 0 && { safety: meanOf(cases.map(({ safety }) => safety)) }),
  };
}

function warnOf(place: string, weeks: readonly WeekOfCases[]): readonly PlaceWarning[] {
  const week = weeks.at(-1);
  if (week === undefined) return [];
  const before = weeks.slice(0, -1).filter((other) => casesIn(other) > 0);
  const [sign, ...signs] = [...coloursOf(week, before), ...safetyOf(week, before)];
  return sign === undefined ? [] : [{ place, signs: [sign, ...signs], week }];
}

function coloursOf(week: WeekOfCases, before: readonly WeekOfCases[]): readonly Sign[] {
  const red = { now: week.red, before: meanOf(before.map((other) => other.red)) };
  const troubled = { now: troubledIn(week), before: meanOf(before.map(troubledIn)) };
  if (hasGrown(red)) return [{ kind: "red grows", ...red }];
  return [
    ...(week.red > 0 ? [{ kind: "red stands" as const, now: week.red }] : []),
    // Yellow with red: what was yellow and is red now has not become less.
    ...(hasGrown(troubled) && week.yellow > 0 ? [{ kind: "yellow grows" as const, ...troubled }] : []),
  ];
}

function safetyOf(week: WeekOfCases, before: readonly WeekOfCases[]): readonly Sign[] {
  const enough = before.filter((other) => casesIn(other) >= FLOOR);
  if (week.safety === undefined || casesIn(week) < FLOOR || enough.length === 0) return [];
  const earlier = meanOf(enough.map(({ safety = 0 }) => safety));
  return earlier - week.safety >= STEP ? [{ kind: "safety falls", now: week.safety, before: earlier }] : [];
}

function hasGrown({ now, before }: { readonly now: number; readonly before: number }): boolean {
  return now >= FLOOR && now >= before + STEP;
}

function troubledIn({ yellow, red }: WeekOfCases): number {
  return yellow + red;
}

export function casesIn(week: WeekOfCases): number {
  return week.green + troubledIn(week);
}

/** 0 of nothing: before the first check-in there was no trouble that we knew of. */
function meanOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function worstFirst(one: PlaceWarning, other: PlaceWarning): number {
  return (
    other.week.red - one.week.red ||
    troubledIn(other.week) - troubledIn(one.week) ||
    (one.week.safety ?? 0) - (other.week.safety ?? 0) ||
    (one.place < other.place ? -1 : 1)
  );
}
