import { DAY } from "./duration.ts";
import { deadlineOf } from "./need.ts";
import type { Referral, RefusalReason } from "./referral.ts";
import { median, wilsonLowerBound } from "./statistics.ts";

/** What came of sending a person to a source. */
export type SourceResult = "helped" | "partly" | "not helped";

/** "too few": a share of four people says nothing yet. */
export type SourceScore =
  | { readonly kind: "too few"; readonly outcomes: number }
  /** Lower Wilson bound, 0 to 1: the share of people helped that is all but certain. */
  | { readonly kind: "score"; readonly value: number; readonly outcomes: number };

/** How well a source meets what people need. Source: seed (quality control, principle 3), domain rules, section 5. */
export interface SourceQuality {
  readonly sent: number;
  /** By the deadline of its urgency. */
  readonly acknowledgedInTime: number;
  /** By the client, in full or in part. */
  readonly confirmed: number;
  /** From sending to the client's word; left out when nothing arrived yet. */
  readonly medianDays?: number;
  /** Only the reasons that were given. */
  readonly refusals: Readonly<Partial<Record<RefusalReason, number>>>;
  readonly complaints: number;
  /** Milliseconds since the epoch. */
  readonly verifiedAt?: number;
  readonly score: SourceScore;
}

const SHOWN_FROM = 5;

/** Of the referrals to one source. Wrong entries do not count, nor do drafts. */
export function qualityOf(
  referrals: readonly Referral[],
  known: { readonly complaints: number; readonly verifiedAt?: number },
): SourceQuality {
  const sent = referrals.filter(({ sentAt, state }) => sentAt !== undefined && state !== "salah_input");
  const days = sent.flatMap(({ sentAt, receivedAt }) =>
    sentAt === undefined || receivedAt === undefined ? [] : [(receivedAt - sentAt) / DAY],
  );
  const medianDays = median(days);
  return {
    sent: sent.length,
    acknowledgedInTime: sent.filter(wasAcknowledgedInTime).length,
    confirmed: days.length,
    ...(medianDays !== undefined && { medianDays }),
    refusals: countRefusals(sent),
    ...known,
    score: scoreOf(sent.map(resultOf).filter((result) => result !== undefined)),
  };
}

/** Undefined while nothing can be said, and where it was not the source: cancelled, or the client out of touch. */
export function resultOf({ state, client, outOfTouchWith }: Referral): SourceResult | undefined {
  if (state === "layanan_diterima" || state === "ditutup") {
    return ({ yes: "helped", partly: "partly", no: "not helped" } as const)[client?.word ?? "no"];
  }
  const isItsDoing =
    state === "ditolak" || state === "gagal" || (state === "tak_terhubungi" && outOfTouchWith === "source");
  return isItsDoing ? "not helped" : undefined;
}

/** Shown only after five outcomes. Help in part counts half. */
export function scoreOf(outcomes: readonly SourceResult[]): SourceScore {
  if (outcomes.length < SHOWN_FROM) return { kind: "too few", outcomes: outcomes.length };
  const value = wilsonLowerBound(countHelped(outcomes), outcomes.length);
  return { kind: "score", value, outcomes: outcomes.length };
}

/** The share helped afterwards lies below what was all but certain before. Needs five outcomes on either side. */
export function isFalling(before: readonly SourceResult[], after: readonly SourceResult[]): boolean {
  const score = scoreOf(before);
  return score.kind === "score" && after.length >= SHOWN_FROM && countHelped(after) / after.length < score.value;
}

/** Help in part counts half. */
export function countHelped(outcomes: readonly SourceResult[]): number {
  const worth = { helped: 1, partly: 0.5, "not helped": 0 } as const;
  return outcomes.reduce((sum, outcome) => sum + worth[outcome], 0);
}

/** By the deadline of its urgency. */
export function wasAcknowledgedInTime({ need, sentAt, acknowledgedAt }: Referral): boolean {
  return sentAt !== undefined && acknowledgedAt !== undefined && acknowledgedAt <= deadlineOf(need.urgency, sentAt);
}

function countRefusals(referrals: readonly Referral[]): SourceQuality["refusals"] {
  return referrals.reduce<Partial<Record<RefusalReason, number>>>(
    (counts, { refusal }) => (refusal === undefined ? counts : { ...counts, [refusal]: (counts[refusal] ?? 0) + 1 }),
    {},
  );
}
