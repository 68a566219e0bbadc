import { DAY, MINUTE } from "./duration.ts";
import { countHelped } from "./quality.ts";
import type { JudgedReferral } from "./source-trend.ts";
import { type ShareInterval, wilsonInterval } from "./statistics.ts";

export const HISTORY_STEPS = ["month", "quarter"] as const;
export type HistoryStep = (typeof HISTORY_STEPS)[number];

/** What came of the referrals that were settled within a month or a quarter. */
export interface HistoryPart extends ShareInterval {
  readonly year: number;
  /** The first month of it, 1 to 12. */
  readonly month: number;
  readonly helped: number;
  readonly partly: number;
  readonly not: number;
  /** Share of help, help in part counting half; undefined for no outcome. */
  readonly share: number | undefined;
}

/** Oldest first, months without an outcome between two others included: a gap is news too. At most `limit`, the latest. */
export function historyOf(
  judged: readonly JudgedReferral[],
  {
    step,
    offsetMinutes,
    limit,
  }: { readonly step: HistoryStep; readonly offsetMinutes: number; readonly limit: number },
): readonly HistoryPart[] {
  const months = step === "month" ? 1 : 3;
  const parts = new Map<number, JudgedReferral[]>();
  for (const one of judged) {
    const number = Math.floor(monthOf(one.at, offsetMinutes) / months);
    parts.set(number, [...(parts.get(number) ?? []), one]);
  }
  const numbers = [...parts.keys()];
  if (numbers.length === 0) return [];
  const [last, first] = [Math.max(...numbers), Math.min(...numbers)];
  const shown = Math.min(limit, last - first + 1);
  return Array.from({ length: shown }, (_, index) => {
    const number = last - shown + 1 + index;
    return toPart(number * months, parts.get(number) ?? []);
  });
}

function toPart(month: number, judged: readonly JudgedReferral[]): HistoryPart {
  const results = judged.map(({ result }) => result);
  const count = (wanted: (typeof results)[number]) => results.filter((result) => result === wanted).length;
  const helped = countHelped(results);
  return {
    ...{ year: Math.floor(month / 12), month: (month % 12) + 1 },
    ...{ helped: count("helped"), partly: count("partly"), not: count("not helped") },
    share: results.length === 0 ? undefined : helped / results.length,
    ...wilsonInterval(helped, results.length),
  };
}

/** Months of the calendar since the year 0, by the clocks so many minutes east of UTC. After Hinnant, "civil_from_days". */
function monthOf(at: number, offsetMinutes: number): number {
  const days = Math.floor((at + offsetMinutes * MINUTE) / DAY) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // The year of this reckoning begins with March.
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (era * 400 + yearOfEra) * 12 + fromMarch + 2;
}
