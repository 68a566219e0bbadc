import { EVENT_KINDS, type ReferralEventKind } from "../domain/move-referral.ts";
import { CLIENT_WORDS, type ClientAnswer, OUTCOMES, REFUSAL_REASONS, type ReferralEvent } from "../domain/referral.ts";
import { eventWith, isUsualReason, LONGEST_REASON } from "../domain/usual-reasons.ts";

type Fields = Readonly<Record<string, string>>;

export type ReadMove =
  | { readonly kind: "move"; readonly seen: number; readonly event: ReferralEvent }
  /** More than a reason may be: cut, it would say something else than was meant. */
  | { readonly kind: "too long"; readonly event: ReferralEventKind }
  /** No form of ours. */
  | { readonly kind: "unread" };

/** What a form of the page wants to happen. What a rule asks for may be missing: the rules say so themselves. */
export function readMove(fields: Fields): ReadMove {
  const kind = EVENT_KINDS.find((one) => one === fields["event"]);
  const seen = /^\d{1,9}$/.test(fields["seen"] ?? "") ? Number(fields["seen"]) : undefined;
  if (kind === undefined || seen === undefined) return { kind: "unread" };
  const written = (fields["written"] ?? "").trim();
  if (Array.from(written).length > LONGEST_REASON) return { kind: "too long", event: kind };
  return { kind: "move", seen, event: eventOf(kind, fields, written) };
}

function eventOf(kind: ReferralEventKind, fields: Fields, written: string): ReferralEvent {
  switch (kind) {
    case "send":
      return written === "" ? { kind } : eventWith("send", written);
    case "receive": {
      const client = answerIn(fields);
      return client === undefined ? { kind } : { kind, client };
    }
    case "close": {
      const outcome = OUTCOMES.find((one) => one === fields["outcome"]);
      return outcome === undefined ? { kind } : { kind, outcome };
    }
    case "refuse": {
      if (written !== "") return eventWith("refuse", written);
      const reason = REFUSAL_REASONS.find((one) => one === fields["reason"]);
      return reason === undefined ? { kind } : { kind, reason };
    }
    case "lose_touch": {
      const [whom, usual] = (fields["reason"] ?? "").split(":");
      return eventWith(whom === "source" ? "lose_source" : "lose_client", written || usualIn(usual));
    }
    case "hold":
    case "fail":
    case "cancel":
    case "mistake":
      return eventWith(kind, written || usualIn(fields["reason"]));
    default:
      return { kind };
  }
}

function answerIn(fields: Fields): ClientAnswer | undefined {
  const [word, fit, respect] = ["word", "fit", "respect"].map((name) =>
    CLIENT_WORDS.find((one) => one === fields[name]),
  );
  if (word === undefined) return undefined;
  return {
    word,
    // What has not arrived cannot have fitted.
    ...(fit !== undefined && word !== "no" && { didFit: fit }),
    ...(respect !== undefined && { wasRespected: respect }),
  };
}

/** Only a reason that was offered; anything else is none. */
function usualIn(reason: string | undefined): string {
  return reason !== undefined && isUsualReason(reason) ? reason : "";
}
