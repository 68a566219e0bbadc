import { type ClientWord, OUTCOMES, type Outcome, type Referral, type ReferralEvent } from "./referral.ts";

/** What an event must bring and does not. */
export type Lack =
  | "missing consent"
  | "not an emergency"
  | "missing reason"
  | "missing client's word"
  | "missing outcome"
  | "outcome above the client's word";

/** The most that may be claimed after a word of the client: what the source says never counts for more. */
const BEST_OUTCOME: Readonly<Record<ClientWord, Outcome>> = {
  yes: "helped",
  partly: "partly_helped",
  no: "not_helped",
};

/** What keeps an event from counting, or undefined when all is there. Source: domain rules, referral rules 1, 2, 3 and 5. */
export function lackOf(referral: Referral, event: ReferralEvent): Lack | undefined {
  switch (event.kind) {
    case "send":
      return lackOfConsent(referral, event.override);
    case "receive":
      return event.client === undefined ? "missing client's word" : undefined;
    case "close":
      return lackOfOutcome(referral, event.outcome);
    case "refuse":
      return event.reason === undefined ? "missing reason" : undefined;
    case "hold":
    case "fail":
    case "lose_touch":
    case "cancel":
    case "mistake":
      return isWritten(event.reason) ? undefined : "missing reason";
    default:
      return undefined;
  }
}

function lackOfConsent({ consent, need }: Referral, override: string | undefined): Lack | undefined {
  if (consent !== undefined) return undefined;
  if (override === undefined) return "missing consent";
  if (need.urgency !== "emergency") return "not an emergency";
  return isWritten(override) ? undefined : "missing reason";
}

function lackOfOutcome({ client }: Referral, outcome: Outcome | undefined): Lack | undefined {
  if (outcome === undefined) return "missing outcome";
  const best = BEST_OUTCOME[client?.word ?? "no"];
  return OUTCOMES.indexOf(outcome) < OUTCOMES.indexOf(best) ? "outcome above the client's word" : undefined;
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "";
}
