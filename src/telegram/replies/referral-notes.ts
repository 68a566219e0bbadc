import type { MessageKey } from "../../content/message-keys.ts";
import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellState } from "../../content/words/broker-words.ts";
import type { MoveRefusal } from "../../domain/move-referral.ts";
import type { Actor, LogEntry, Referral } from "../../domain/referral.ts";
import type { Source } from "../../domain/source.ts";
import { openButton } from "./referral-buttons.ts";
import { tellAnswer, tellWhat, tellWho } from "./referral-log.ts";
import type { Button, Reply } from "./reply.ts";

const NAME_SHOWN = 80;

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

/** For the owner, when somebody else has moved the referral. */
export function movedForYouReply({ code, need, owner }: Referral, entry: LogEntry, speech: Speech): Reply {
  return {
    text: speech.say("referral.moved-for-you", {
      code,
      need: tellNeed(need.category, speech),
      who: tellWho(entry.who, { id: owner }, speech),
      what: tellWhat(entry, speech),
    }),
    buttons: [[openButton(code, speech)]],
  };
}

/** For admins: what a client says of a source. Who the client is, nobody learns. */
export function complaintReply({ code, client }: Referral, { id, organisation }: Source, speech: Speech): Reply {
  const answer = client === undefined ? "" : tellAnswer(client, speech);
  return {
    text: speech.say("referral.complaint", { code, source: shorten(organisation, NAME_SHOWN), answer }),
    buttons: [
      [{ text: speech.say("button.complained-source"), press: { name: "source", id } }],
      [openButton(code, speech)],
    ],
  };
}

/** The same words for a code that is not there and for one of somebody else: nobody learns which codes exist. */
export function unknownReply(code: string, speech: Speech): Reply {
  return { text: speech.say("referrals.unknown", { code }), buttons: [[myReferralsButton(speech)]] };
}

export function misreadReply(text: string, speech: Speech): Reply {
  return { text: speech.say("referrals.misread", { text }), buttons: [[myReferralsButton(speech)]] };
}

export function noCodeReply(text: string, speech: Speech): Reply {
  return { text: speech.say("referrals.no-code", { text }), buttons: [[myReferralsButton(speech)]] };
}

export function myReferralsButton(speech: Speech): Button {
  return { text: speech.say("button.my-referrals"), press: { name: "referrals", list: "mine", page: 0 } };
}
