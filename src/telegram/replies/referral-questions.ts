import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { tellOutcome, tellRefusal } from "../../content/words/broker-words.ts";
import type { ReferralEventKind } from "../../domain/move-referral.ts";
import { CLIENT_WORDS, type ClientWord, OUTCOMES, REFUSAL_REASONS, type Referral } from "../../domain/referral.ts";
import { lackOf } from "../../domain/referral-lack.ts";
import { LONGEST_REASON, type ReasonKind, USUAL_REASONS, type UsualReason } from "../../domain/usual-reasons.ts";
import type { PressOf } from "../callback-data.ts";
import { moveButton } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";

type Asking = Extract<
  ReferralEventKind,
  "send" | "refuse" | "lose_touch" | "receive" | "close" | "hold" | "fail" | "cancel" | "mistake"
>;
type Arrived = Omit<PressOf<"referralArrived">, "name">;
type Fitted = Omit<PressOf<"referralFitted">, "name">;

const ARRIVED_LABELS = {
  yes: "button.arrived-yes",
  partly: "button.arrived-partly",
  no: "button.arrived-no",
} as const satisfies Readonly<Record<ClientWord, MessageKey>>;
const WORD_LABELS = {
  yes: "button.fit-yes",
  partly: "button.fit-partly",
  no: "button.fit-no",
} as const satisfies Readonly<Record<ClientWord, MessageKey>>;

/** What an event still has to bring, asked by buttons; undefined for one that needs nothing more. */
export function questionFor(referral: Referral, event: ReferralEventKind, speech: Speech): Reply | undefined {
  if (!asksMore(referral, event)) return undefined;
  switch (event) {
    case "send":
      return consentMissingReply(referral, speech);
    case "refuse":
      return refusalReply(referral, speech);
    case "lose_touch":
      return whomReply(referral, speech);
    case "receive":
      return arrivedReply(referral, speech);
    case "close":
      return outcomeReply(referral, speech);
    default:
      return reasonsReply(referral, event, speech);
  }
}

function asksMore({ consent }: Referral, event: ReferralEventKind): event is Asking {
  const alone: readonly ReferralEventKind[] = ["consent", "acknowledge", "accept", "start", "resume", "no_news"];
  return event === "send" ? consent === undefined : !alone.includes(event);
}

/** The usual reasons, and the way to write another. */
export function reasonsReply(referral: Referral, kind: ReasonKind, speech: Speech): Reply {
  const seen = seenOf(referral);
  const usual: readonly UsualReason[] = USUAL_REASONS[kind];
  return {
    text: speech.say(`ask.${kind}`),
    buttons: [
      ...usual.map((reason, number): Button[] => [
        { text: speech.say(`word.${reason}`), press: { name: "referralReason", ...seen, kind, number } },
      ]),
      [writeButton(referral, kind, speech)],
      [notNow(referral, speech)],
    ],
  };
}

/** `isTooLong`: what was written before is not kept, and is asked for again. */
export function writeReasonReply(code: string, speech: Speech, isTooLong = false): Reply {
  return {
    text: isTooLong
      ? speech.say("ask.write-shorter", { code, most: LONGEST_REASON })
      : speech.say("ask.write", { code }),
    buttons: [[{ text: speech.say("button.not-now"), press: { name: "referral", code } }]],
  };
}

export function fitReply(heard: Arrived, speech: Speech): Reply {
  return {
    text: speech.say("ask.fit"),
    buttons: [
      CLIENT_WORDS.map((fit) => ({
        text: speech.say(WORD_LABELS[fit]),
        press: { ...heard, name: "referralFitted", fit },
      })),
      [{ text: speech.say("button.skip-this"), press: { ...heard, name: "referralFitted", fit: "skip" } }],
      [notNow(heard, speech)],
    ],
  };
}

export function respectReply(heard: Fitted, speech: Speech): Reply {
  return {
    text: speech.say("ask.respect"),
    buttons: [
      CLIENT_WORDS.map((respect) => ({
        text: speech.say(WORD_LABELS[respect]),
        press: { ...heard, name: "referralRespected", respect },
      })),
      [{ text: speech.say("button.skip-this"), press: { ...heard, name: "referralRespected", respect: "skip" } }],
      [notNow(heard, speech)],
    ],
  };
}

/** Only the outcomes that do not claim more than the client's word. */
export function outcomeReply(referral: Referral, speech: Speech, more: readonly Button[][] = []): Reply {
  const honest = OUTCOMES.filter((outcome) => lackOf(referral, { kind: "close", outcome }) === undefined);
  return {
    text: speech.say("ask.outcome"),
    buttons: [
      ...honest.map((outcome): Button[] => [
        { text: tellOutcome(outcome, speech), press: { name: "referralClosed", ...seenOf(referral), outcome } },
      ]),
      ...more,
      [notNow(referral, speech)],
    ],
  };
}

function consentMissingReply(referral: Referral, speech: Speech): Reply {
  return {
    text: speech.say("ask.send"),
    buttons: [
      [moveButton(referral, "consent", speech)],
      [writeButton(referral, "send", speech)],
      [notNow(referral, speech)],
    ],
  };
}

function refusalReply(referral: Referral, speech: Speech): Reply {
  return {
    text: speech.say("ask.refusal"),
    buttons: [
      ...REFUSAL_REASONS.map((reason): Button[] => [
        { text: tellRefusal(reason, speech), press: { name: "referralRefused", ...seenOf(referral), reason } },
      ]),
      [writeButton(referral, "refuse", speech)],
      [notNow(referral, speech)],
    ],
  };
}

function whomReply(referral: Referral, speech: Speech): Reply {
  const press = (kind: ReasonKind) => ({ name: "referralReasons", ...seenOf(referral), kind }) as const;
  return {
    text: speech.say("ask.whom"),
    buttons: [
      [{ text: speech.say("button.whom-client"), press: press("lose_client") }],
      [{ text: speech.say("button.whom-source"), press: press("lose_source") }],
      [notNow(referral, speech)],
    ],
  };
}

function arrivedReply(referral: Referral, speech: Speech): Reply {
  return {
    text: speech.say("ask.arrived"),
    buttons: [
      ...CLIENT_WORDS.map((word): Button[] => [
        { text: speech.say(ARRIVED_LABELS[word]), press: { name: "referralArrived", ...seenOf(referral), word } },
      ]),
      [notNow(referral, speech)],
    ],
  };
}

function seenOf({ code, version }: Referral) {
  return { code, seen: version };
}

function writeButton(referral: Referral, kind: ReasonKind, speech: Speech): Button {
  return { text: speech.say("button.write-own"), press: { name: "referralWrite", ...seenOf(referral), kind } };
}

function notNow({ code }: { readonly code: string }, speech: Speech): Button {
  return { text: speech.say("button.not-now"), press: { name: "referral", code } };
}
