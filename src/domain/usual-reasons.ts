import type { ReferralEvent } from "./referral.ts";

/**
 * Why a referral steps aside, most often: one tap instead of typing. Kept as these words, so that everybody reads
 * them in a language of their own. None for "send" and "refuse": what else cannot wait, or was said, is written.
 */
export const USUAL_REASONS = {
  hold: ["papers", "source_closed", "client_away", "road"],
  fail: ["stock_gone", "promise_broken", "client_left", "too_late"],
  cancel: ["solved", "client_changed_mind", "other_source"],
  mistake: ["twice", "wrong_person", "wrong_need"],
  lose_client: ["no_answer", "moved", "number_dead"],
  lose_source: ["no_answer", "closed_for_good", "number_dead"],
  send: [],
  refuse: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Characters of a reason that somebody writes. */
export const LONGEST_REASON = 500;

export const REASON_KINDS = Object.keys(USUAL_REASONS) as readonly ReasonKind[];
/** What a reason is given for. */
export type ReasonKind = keyof typeof USUAL_REASONS;
export type UsualReason = (typeof USUAL_REASONS)[ReasonKind][number];

export function isUsualReason(reason: string): reason is UsualReason {
  return REASON_KINDS.some((kind) => USUAL_REASONS[kind].some((usual) => usual === reason));
}

/** The event that a reason belongs to. */
export function eventWith(kind: ReasonKind, reason: string): ReferralEvent {
  switch (kind) {
    case "send":
      return { kind, override: reason };
    case "refuse":
      return { kind, reason: "other", note: reason };
    case "lose_client":
      return { kind: "lose_touch", whom: "client", reason };
    case "lose_source":
      return { kind: "lose_touch", whom: "source", reason };
    default:
      return { kind, reason };
  }
}

/** What was written or tapped with an event; undefined for one that brings no reason. */
export function reasonOf(event: ReferralEvent): string | undefined {
  if (event.kind === "send") return event.override;
  if (event.kind === "refuse") return event.note;
  return "reason" in event ? event.reason : undefined;
}
