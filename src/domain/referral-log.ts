import type { ClientAnswer, LogEntry, Referral, ReferralDraft } from "./referral.ts";
import { isEnded } from "./referral-state.ts";

export function startReferral(draft: ReferralDraft): Referral {
  return { ...draft, state: "draf", version: 0 };
}

/** A new referral for the same person after the first one ended. Consent is asked anew: it names who gets to know what. */
export function continueReferral(
  ended: Referral,
  draft: ReferralDraft,
):
  | { readonly kind: "linked"; readonly referral: Referral }
  | { readonly kind: "refused"; readonly reason: "still open" } {
  if (!isEnded(ended.state)) return { kind: "refused", reason: "still open" };
  return { kind: "linked", referral: startReferral({ ...draft, continues: ended.code }) };
}

/** The referral as its log tells it; the log in the order in which it was written. */
export function replayLog(draft: ReferralDraft, log: readonly LogEntry[]): Referral {
  return log.reduce(applyEntry, startReferral(draft));
}

/** The one place where a referral changes. The entry is trusted: whether it may be is decided by `move`. */
export function applyEntry(referral: Referral, entry: LogEntry): Referral {
  const { client, receivedAt, ...rest } = referral;
  return {
    ...rest,
    ...(entry.why.kind === "receive" && entry.why.client !== undefined
      ? hear(entry.why.client, receivedAt ?? entry.when)
      : { ...(client && { client }), ...(receivedAt !== undefined && { receivedAt }) }),
    ...factsOf(entry),
    state: entry.to,
    version: referral.version + 1,
    latest: entry,
  };
}

/** A word put right to "no" takes the arrival back. */
function hear(client: ClientAnswer, receivedAt: number): Partial<Referral> {
  return client.word === "no" ? { client } : { client, receivedAt };
}

function factsOf({ who, when, from, why }: LogEntry): Partial<Referral> {
  switch (why.kind) {
    case "consent":
      return { consent: { by: who.id, at: when } };
    case "send":
      return { sentAt: when };
    case "acknowledge":
      return { acknowledgedAt: when };
    case "no_news":
      return { noNewsAt: when };
    case "hold":
      return { heldFrom: from };
    case "lose_touch":
      return { outOfTouchWith: why.whom };
    case "close":
      return why.outcome === undefined ? {} : { outcome: why.outcome };
    case "refuse":
      return why.reason === undefined ? {} : { refusal: why.reason };
    default:
      return {};
  }
}
