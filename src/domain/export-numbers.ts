import type { ExportRow, ExportWords } from "./export.ts";
import type { MemberCounts } from "./member-statistics.ts";
import type { CountsByPeriod } from "./referral-statistics.ts";
import type { WeekOfUse } from "./usage.ts";
import { startOfWeek } from "./week.ts";

/** One number a row. `time`: a period, or the Monday of a week. */
export const NUMBER_COLUMNS = ["topic", "key", "time", "value"] as const;

export function* memberNumbers(counts: MemberCounts, words: Pick<ExportWords, "isoOf">): Generator<ExportRow> {
  const row = (topic: string, key: string, value: number): ExportRow => ({ topic, key, time: "now", value });
  yield row("members", "all", counts.total);
  for (const [status, value] of Object.entries(counts.byStatus)) yield row("members by status", status, value);
  for (const [role, value] of Object.entries(counts.byRole)) yield row("active members by role", role, value);
  for (const [province, value] of counts.byProvince) yield row("active members by province", province, value);
  yield row("active members", "out of reach", counts.unreachable);
  for (const [week, value] of [...counts.joinedIn].toSorted(([one], [other]) => one - other)) {
    yield { topic: "members", key: "joined", time: mondayOf(week, words), value };
  }
}

export function* useNumbers(weeks: readonly WeekOfUse[], words: Pick<ExportWords, "isoOf">): Generator<ExportRow> {
  for (const { week, active, guided, ...parts } of weeks) {
    const time = mondayOf(week, words);
    yield { topic: "members", key: "active", time, value: active };
    yield { topic: "guided talks", key: "all", time, value: guided };
    const topics = {
      byPhase: "guided talks by phase",
      byRole: "guided talks by role",
      opened: "cards opened",
    } as const;
    for (const [part, topic] of Object.entries(topics) as [keyof typeof topics, string][]) {
      for (const [key, value] of Object.entries(parts[part])) yield { topic, key, time, value };
    }
  }
}

export function* referralNumbers(counts: CountsByPeriod): Generator<ExportRow> {
  for (const [time, { tally, byCategory, due, acknowledgedInTime, silent }] of Object.entries(counts)) {
    for (const [key, value] of Object.entries(tally)) yield { topic: "referrals by standing", key, time, value };
    for (const [key, group] of byCategory) {
      const value = Object.values(group.tally).reduce((sum, count) => sum + count, 0);
      yield { topic: "referrals by need", key, time, value };
    }
    yield { topic: "referrals past their deadline", key: "all", time, value: due };
    yield { topic: "referrals past their deadline", key: "acknowledged in time", time, value: acknowledgedInTime };
    yield { topic: "referrals past their deadline", key: "no word", time, value: silent };
  }
}

/** As the clocks of Jakarta have it. */
function mondayOf(week: number, { isoOf }: Pick<ExportWords, "isoOf">): string {
  return isoOf(startOfWeek(week) + HALF_A_DAY).slice(0, "2026-11-23".length);
}
/** By noon in UTC it is the same day there. */
const HALF_A_DAY = 12 * 3_600_000;
