import { isWithin } from "./area.ts";
import { countHelped } from "./quality.ts";
import type { Referral } from "./referral.ts";
import { type Fall, type JudgedReferral, judge, trendFrom } from "./source-trend.ts";
import { type ShareInterval, wilsonInterval } from "./statistics.ts";

/** How a listed source has met the needs of people from an area. */
export interface SourceSummary extends ShareInterval {
  readonly id: string;
  readonly sent: number;
  readonly outcomes: number;
  /** Share of help, help in part counting half; undefined for no outcome. */
  readonly share: number | undefined;
  readonly fall?: Fall;
}

/**
 * All listed sources to which somebody of the area was sent, in one go over the referrals; who falls first, then who helps
 * least for certain. What is held grows with the outcomes, a few words each.
 */
export async function judgeSources(
  referrals: AsyncIterable<Referral> | Iterable<Referral>,
  area: string,
): Promise<readonly SourceSummary[]> {
  const found = new Map<string, { sent: number; readonly judged: JudgedReferral[] }>();
  for await (const referral of referrals) {
    const { source, sentAt, state, place } = referral;
    if (source.kind !== "listed" || sentAt === undefined || state === "salah_input" || !isWithin(place, area)) continue;
    const one = found.get(source.id) ?? { sent: 0, judged: [] };
    found.set(source.id, one);
    one.sent++;
    const judged = judge(referral);
    if (judged !== undefined) one.judged.push(judged);
  }
  return [...found].map(([id, { sent, judged }]) => summarise(id, sent, judged)).toSorted(byWorry);
}

function summarise(id: string, sent: number, judged: readonly JudgedReferral[]): SourceSummary {
  const outcomes = judged.length;
  const helped = countHelped(judged.map(({ result }) => result));
  const { fall } = trendFrom(id, judged);
  return {
    ...{ id, sent, outcomes },
    share: outcomes === 0 ? undefined : helped / outcomes,
    ...wilsonInterval(helped, outcomes),
    ...(fall !== undefined && { fall }),
  };
}

/** The less is possible, the further up. */
function byWorry(one: SourceSummary, other: SourceSummary): number {
  return (
    Number(other.fall !== undefined) - Number(one.fall !== undefined) ||
    one.high - other.high ||
    other.outcomes - one.outcomes ||
    (one.id < other.id ? -1 : 1)
  );
}
