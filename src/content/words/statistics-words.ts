import { NATIONWIDE } from "../../domain/area.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Period } from "../../domain/referral-statistics.ts";
import type { MessageKey } from "../message-keys.ts";
import type { Speech } from "../speech.ts";

/** What a button says that leads to a period. */
export const PERIOD_BUTTONS = {
  "7-days": "button.period-7",
  "30-days": "button.period-30",
  "90-days": "button.period-90",
  all: "button.period-all",
} as const satisfies Readonly<Record<Period, MessageKey>>;

export function tellPeriod(period: Period, speech: Speech): string {
  return speech.say(`period.${period}`);
}

export function tellArea(area: string, places: PlaceIndex, speech: Speech): string {
  return area === NATIONWIDE ? speech.say("word.all-of-indonesia") : (tellPlace(area, places) ?? area);
}

/** Hours up to two days, days after that. */
export function tellDays(days: number, speech: Speech): string {
  const [unit, value] = days < 2 ? (["hour", Math.max(1, Math.round(days * 24))] as const) : (["day", days] as const);
  const words = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(speech.language, words).format(value);
}
