import type { MoveRefusal, ReferralEventKind } from "../../domain/move-referral.ts";
import type { Actor, LogEntry, Referral } from "../../domain/referral.ts";
import type { MessageKey } from "../message-keys.ts";
import type { Speech } from "../speech.ts";
import { tellState } from "./broker-words.ts";
import { tellWhat, tellWho } from "./referral-log-words.ts";

const LABELS: Readonly<Record<ReferralEventKind, Extract<MessageKey, `button.move-${string}`>>> = {
  consent: "button.move-consent",
  send: "button.move-send",
  acknowledge: "button.move-acknowledge",
  accept: "button.move-accept",
  start: "button.move-start",
  receive: "button.move-receive",
  close: "button.move-close",
  no_news: "button.move-no-news",
  hold: "button.move-hold",
  resume: "button.move-resume",
  refuse: "button.move-refuse",
  fail: "button.move-fail",
  lose_touch: "button.move-lose-touch",
  cancel: "button.move-cancel",
  mistake: "button.move-mistake",
};

/** The way on stands first, and apart from the ways aside. */
export const WAY_ON: readonly ReferralEventKind[] = [
  "consent",
  "send",
  "acknowledge",
  "accept",
  "start",
  "resume",
  "receive",
  "close",
];

/** What a button of a move says: the same on the page as in the chat. */
export function tellMove({ state, consent }: Referral, event: ReferralEventKind, speech: Speech): string {
  if (event === "send" && consent === undefined) return speech.say("button.move-send-without");
  if (event === "receive" && state === "layanan_diterima") return speech.say("button.move-receive-again");
  return speech.say(LABELS[event]);
}

type PlainKey = Extract<MessageKey, `not-moved.${string}`>;
const WHY_NOT: Readonly<Record<Exclude<MoveRefusal, "not from this state">, Exclude<PlainKey, "not-moved.from-here">>> =
  {
    // To whom it does not concern it is not shown at all; whoever has lost the right a moment ago may read this.
    "not your referral": "not-moved.ended",
    "not your place": "not-moved.ended",
    "already ended": "not-moved.ended",
    "missing consent": "not-moved.consent",
    "not an emergency": "not-moved.emergency",
    "missing reason": "not-moved.reason",
    "missing client's word": "not-moved.word",
    "missing outcome": "not-moved.outcome",
    "outcome above the client's word": "not-moved.outcome-above",
  };

/** What stands above the screen after a move. */
export function movedNote({ why }: LogEntry, speech: Speech): string {
  if (why.kind === "close" && why.outcome !== undefined) return speech.say(`closed.${why.outcome}`);
  return speech.say(`done.${why.kind}`);
}

export function notMovedNote(reason: MoveRefusal, { state }: Pick<Referral, "state">, speech: Speech): string {
  if (reason === "not from this state") return speech.say("not-moved.from-here", { state: tellState(state, speech) });
  return speech.say(WHY_NOT[reason]);
}

/** Two people at once: who was quicker, and what that person did. */
export function changedNote(latest: LogEntry, viewer: Pick<Actor, "id">, speech: Speech): string {
  const { who } = latest;
  return speech.say("referral.changed", { who: tellWho(who, viewer, speech), what: tellWhat(latest, speech) });
}
