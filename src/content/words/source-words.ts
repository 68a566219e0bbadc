import { DAY } from "../../domain/duration.ts";
import { localTimeOf, WEEKDAYS, type Weekday } from "../../domain/local-time.ts";
import { nextTurn } from "../../domain/next-opening.ts";
import { isWithinHours } from "../../domain/opening-hours.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { RankReasons } from "../../domain/rank-reasons.ts";
import { writeHours, writeTime } from "../../domain/read-hours.ts";
import { isRetired, isStale, type Source } from "../../domain/source.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { Speech } from "../speech.ts";
import { tellDuration } from "./local-moment.ts";

const ZONES: Readonly<Record<number, string>> = { 420: "WIB", 480: "WITA", 540: "WIT" };

/** "Buka sekarang?", and until when or from when. The clock is that of the source. */
export function tellOpening({ status, hours }: Pick<Source, "status" | "hours">, now: number, speech: Speech): string {
  if (isRetired({ status })) return speech.say("word.retired");
  if (status === "temporarily closed") return speech.say("word.closed-for-a-while");
  if (hours === undefined) return speech.say("word.hours-unknown");
  const turn = nextTurn(hours, now);
  const isOpen = isWithinHours(hours, now);
  if (turn === undefined) return speech.say(isOpen ? "word.open-always" : "word.hours-unknown");
  const { day, minute } = localTimeOf(turn, hours.offsetMinutes);
  const time = writeTime(minute);
  if (turn - now >= DAY || day !== localTimeOf(now, hours.offsetMinutes).day) {
    const words = { day: tellDay(day, speech), time };
    return isOpen ? speech.say("word.open-until-day", words) : speech.say("word.opens-on", words);
  }
  return isOpen ? speech.say("word.open-until", { time }) : speech.say("word.opens-today", { time });
}

/** "Sen-Jum 08.00-16.00 WIB". */
export function tellHours({ hours, place }: Pick<Source, "hours" | "place">, speech: Speech): string {
  if (hours === undefined || hours.openings.length === 0) return speech.say("word.hours-unknown");
  const days = WEEKDAYS.map((day) => tellDay(day, speech));
  return `${writeHours(hours.openings, days)} ${ZONES[hours.offsetMinutes] ?? ZONES[offsetAt(place)] ?? ""}`.trim();
}

export function tellVerified(source: Pick<Source, "verified">, now: number, speech: Speech): string {
  if (source.verified === undefined) return speech.say("word.never-checked");
  const days = Math.max(0, Math.floor((now - source.verified.at) / DAY));
  const time = tellDuration(days * DAY, speech);
  if (isStale(source, now)) return speech.say("word.checked-long-ago", { time });
  return days === 0 ? speech.say("word.checked-today") : speech.say("word.checked", { time });
}

/** Characters of "34.04.07". */
export const DISTRICT_CODE = 8;

/** The district of it: an import may know the village, and our places end at districts. */
export function tellWhere({ place }: Pick<Source, "place">, places: PlaceIndex): string {
  return tellPlace(place.slice(0, DISTRICT_CODE), places) ?? place;
}

export function tellDistance(kilometres: number, speech: Speech): string {
  if (kilometres < 1) return speech.say("word.very-near");
  const digits = kilometres < 10 ? 1 : 0;
  const number = new Intl.NumberFormat(speech.language, { maximumFractionDigits: digits }).format(kilometres);
  return speech.say("word.kilometres", { number });
}

/** Why it stands there. What nobody knows is no reason; opening and checking have lines of their own. */
export function tellReasons({ place, capacity, quality }: RankReasons, speech: Speech): string {
  const known = [place, capacity, quality].filter((reason) => !NO_REASON.includes(reason));
  return known.map((reason) => tellReason(reason, speech)).join(" · ");
}

export type RankReason = RankReasons[keyof RankReasons];

const NO_REASON: readonly RankReason[] = ["room unknown", "quality unclear"];

export function tellReason(reason: RankReason, speech: Speech): string {
  return speech.say(`word.rank-${reason.replaceAll(/,? /g, "-") as Dashed<RankReason>}`);
}

/** "outside its area, elsewhere" as it stands in the key of its words. */
type Dashed<Text extends string> = Text extends `${infer Before}, ${infer After}`
  ? `${Dashed<Before>}-${Dashed<After>}`
  : Text extends `${infer First} ${infer Rest}`
    ? `${First}-${Dashed<Rest>}`
    : Text;

function tellDay(day: Weekday, speech: Speech): string {
  return speech.say(`word.day-${day}`);
}
