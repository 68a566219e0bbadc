import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellAnswer, tellWhat, tellWho } from "../../content/words/referral-log-words.ts";
import type { LogEntry, Referral } from "../../domain/referral.ts";
import type { Source } from "../../domain/source.ts";
import { openButton } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";

const NAME_SHOWN = 80;

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
