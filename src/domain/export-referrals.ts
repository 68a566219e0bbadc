import { regencyOf } from "./area.ts";
import { DAY } from "./duration.ts";
import type { ExportRow, ExportWords } from "./export.ts";
import type { Referral } from "./referral.ts";
import { standingOf } from "./referral-standing.ts";

/** Nothing that points at a person or at one referral: no code, no owner, no day, no place finer than a regency, no word. */
export const PLAIN_REFERRAL_COLUMNS = [
  ...(["month", "place", "place_name", "need", "urgency", "source", "hand_over", "standing", "refusal"] as const),
  ...(["client_word", "days_to_answer", "days_to_help", "is_continued"] as const),
] as const;

/** Ids and codes, never what was written: the need in words, the reasons and the note stay in the bot. */
export const REFERRAL_COLUMNS = [
  ...(["code", "owner", "person", "case", "sides", "place", "place_name", "need", "urgency"] as const),
  ...(["source", "source_typed", "hand_over", "state", "standing", "opened_at", "consent_at", "consent_by"] as const),
  ...(["sent_at", "acknowledged_at", "received_at", "no_news_at", "client_word", "outcome", "refusal"] as const),
  "continues",
] as const;

type Words = ExportWords & { readonly now: number };

export function plainReferralRow(referral: Referral, { isoOf, nameOf, now }: Words): ExportRow {
  const { startedAt, sentAt, acknowledgedAt, receivedAt, source, need, handOver, refusal, client } = referral;
  const place = regencyOf(referral.place) ?? referral.place;
  return {
    ...{ month: isoOf(startedAt).slice(0, "2026-11".length), place, place_name: nameOf(place) },
    ...{ need: need.category, urgency: need.urgency, source: source.kind, hand_over: handOver },
    ...{ standing: standingOf(referral, now), refusal, client_word: client?.word },
    ...{ days_to_answer: daysBetween(sentAt, acknowledgedAt), days_to_help: daysBetween(sentAt, receivedAt) },
    is_continued: referral.continues !== undefined,
  };
}

export function referralRow(referral: Referral, { isoOf, nameOf, now }: Words): ExportRow {
  const { code, owner, forWhom, place, need, source, handOver, state, consent, client, outcome, refusal } = referral;
  const { startedAt, sentAt, acknowledgedAt, receivedAt, noNewsAt, continues } = referral;
  const told = (at: number | undefined) => (at === undefined ? undefined : isoOf(at));
  return {
    ...{ code, owner, person: forWhom, case: referral.case?.code, sides: referral.case?.sides.join(" ") },
    ...{ place, place_name: nameOf(place), need: need.category, urgency: need.urgency },
    ...(source.kind === "listed" ? { source: source.id } : { source_typed: source.name }),
    ...{ hand_over: handOver, state, standing: standingOf(referral, now), opened_at: isoOf(startedAt) },
    ...{ consent_at: told(consent?.at), consent_by: consent?.by, sent_at: told(sentAt) },
    ...{ acknowledged_at: told(acknowledgedAt), received_at: told(receivedAt), no_news_at: told(noNewsAt) },
    ...{ client_word: client?.word, outcome, refusal, continues },
  };
}

function daysBetween(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, Math.round((to - from) / DAY));
}
