import type { Speech } from "../../content/speech.ts";
import { DAY, HOUR, MINUTE } from "../../domain/duration.ts";
import type { TimeLeft } from "../../domain/need-of-action.ts";
import { offsetAt } from "../../domain/time-zone.ts";

const ZONES: Readonly<Record<number, string>> = { 420: "WIB", 480: "WITA", 540: "WIT" };
/** Up to here hours say more than days. */
const IN_HOURS = 48;

/** "Sen, 2 Nov, 10.00 WIB": a moment (ms since the epoch) as the clocks show it at a place (Kemendagri code). */
export function tellMoment(at: number, place: string, speech: Speech): string {
  const offset = offsetAt(place);
  const clock = new Intl.DateTimeFormat(speech.language === "en" ? "en-GB" : "id-ID", {
    timeZone: `+${String(offset / 60).padStart(2, "0")}:00`,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return `${clock.format(at)} ${ZONES[offset] ?? ""}`.trim();
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

function unitFor(milliseconds: number): readonly ["minute" | "hour" | "day", number] {
  if (milliseconds < HOUR) return ["minute", MINUTE];
  return milliseconds < IN_HOURS * HOUR ? ["hour", HOUR] : ["day", DAY];
}
