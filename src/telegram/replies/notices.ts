import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellRefusal, tellState, tellUrgency } from "../../content/words/broker-words.ts";
import { tellDuration, tellMoment } from "../../content/words/local-moment.ts";
import { tellVerified } from "../../content/words/source-words.ts";
import { CHECK_ANSWERS } from "../../domain/check-task.ts";
import { allowedEvents, type ReferralEventKind } from "../../domain/move-referral.ts";
import { deadlineOf } from "../../domain/need.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Actor, Referral } from "../../domain/referral.ts";
import type { Source } from "../../domain/source.ts";
import type { Fall, Shortfall } from "../../domain/source-trend.ts";
import { inPairs, moveButton, openButton } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";

/** Where and when a notice is read. */
export interface NoticeView {
  readonly places: PlaceIndex;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly speech: Speech;
}

export interface Reminded {
  readonly referral: Referral;
  readonly receiver: Actor;
  readonly isOwners: boolean;
  /** What the source is called, where that is known. */
  readonly source: string | undefined;
}

/** Moves that answer "is there any news?"; everything else is done on the screen of the referral. */
const ANSWERS: readonly ReferralEventKind[] = ["acknowledge", "accept", "start", "resume", "receive", "close"];
const OTHER_ANSWERS: readonly ReferralEventKind[] = ["no_news", "refuse"];

const NAME_SHOWN = 80;
const CONTACT_SHOWN = 60;

export function reminderReply(reminded: Reminded, view: NoticeView): Reply {
  const { referral, receiver, isOwners } = reminded;
  const { places, speech } = view;
  const { code, place } = referral;
  const allowed = allowedEvents(referral, receiver);
  const buttonsFor = (kinds: readonly ReferralEventKind[]) =>
    kinds.filter((kind) => allowed.includes(kind)).map((kind) => moveButton(referral, kind, speech));
  return {
    text: [
      isOwners
        ? speech.say("notices.remind-owner", { code })
        : speech.say("notices.remind-others", { code, place: tellPlace(place, places) ?? place }),
      remindedFacts(reminded, view),
      speech.say(isOwners ? "notices.remind-ask-owner" : "notices.remind-ask-others"),
    ].join("\n\n"),
    buttons: [
      ...buttonsFor(ANSWERS).map((button): Button[] => [{ ...button, style: "success" }]),
      ...inPairs(buttonsFor(OTHER_ANSWERS)),
      [openButton(code, speech)],
    ],
  };
}

function remindedFacts({ referral, source }: Reminded, { now, speech }: NoticeView): string {
  const { place, need, state, sentAt = now } = referral;
  const { category, urgency } = need;
  return [
    speech.say("notices.remind-need", { need: tellNeed(category, speech), urgency: tellUrgency(urgency, speech) }),
    ...(source === undefined ? [] : [speech.say("notices.to-source", { source: shownName(source) })]),
    speech.say("notices.remind-times", {
      since: tellDuration(now - sentAt, speech),
      deadline: tellMoment(deadlineOf(urgency, sentAt), place, speech),
      state: tellState(state, speech),
    }),
  ].join("\n");
}

export function refusedTwiceReply(referral: Referral, { places, speech }: NoticeView): Reply {
  const { code, place, need, refusal = "other", continues = "" } = referral;
  const facts = { need: tellNeed(need.category, speech), urgency: tellUrgency(need.urgency, speech) };
  return {
    text: speech.say("notices.refused-twice", {
      ...facts,
      ...{ code, before: continues, place: tellPlace(place, places) ?? place, reason: tellRefusal(refusal, speech) },
    }),
    buttons: [[openButton(code, speech)]],
  };
}

export function fallingReply(source: Source, { lately, before, shortfalls }: Fall, { speech }: NoticeView): Reply {
  const { id } = source;
  const reasons = shortfalls.map(([what, count]) =>
    speech.say("word.times", { what: tellShortfall(what, speech), count }),
  );
  return {
    text: [
      speech.say("notices.falling", {
        ...namesOf(source),
        ...{ helped: lately.helped, of: lately.of, helpedBefore: before.helped, ofBefore: before.of },
      }),
      ...(reasons.length === 0 ? [] : [speech.say("notices.shortfalls", { reasons: reasons.join(", ") })]),
      speech.say("notices.falling-what-now"),
    ].join("\n\n"),
    buttons: [
      [
        { text: speech.say("button.see-quality"), press: { name: "sourceQuality", id } },
        { text: speech.say("button.see-entry"), press: { name: "entry", id } },
      ],
    ],
  };
}

export function checkReply(source: Source, { places, now, speech }: NoticeView): Reply {
  const { id, place, contact } = source;
  const known = contact.phone ?? contact.whatsapp ?? contact.address;
  const button = {
    right: { text: speech.say("button.check-right"), style: "success" },
    wrong: { text: speech.say("button.check-wrong"), style: "danger" },
    later: { text: speech.say("button.check-later") },
  } as const;
  return {
    text: [
      speech.say("notices.check", {
        ...namesOf(source),
        ...{ place: tellPlace(place, places) ?? place, checked: tellVerified(source, now, speech) },
      }) +
        (known === undefined
          ? ""
          : `\n${speech.say("notices.check-contact", { contact: shorten(known, CONTACT_SHOWN) })}`),
      speech.say("notices.check-how"),
    ].join("\n\n"),
    buttons: [
      ...CHECK_ANSWERS.map((answer): Button[] => [{ ...button[answer], press: { name: "check", id, answer } }]),
    ],
  };
}

export function uncheckedReply(count: number, sources: readonly Source[], { places, speech }: NoticeView): Reply {
  const more = count - sources.length;
  return {
    text: [
      speech.say("notices.unchecked", { count }),
      ...sources.map((source) =>
        speech.say("notices.unchecked-line", {
          ...namesOf(source),
          place: tellPlace(source.place, places) ?? source.place,
        }),
      ),
      ...(more > 0 ? [speech.say("notices.unchecked-more", { count: more })] : []),
    ].join("\n"),
    buttons: [[{ text: speech.say("button.stale-entries"), press: { name: "staleEntries", page: 0 } }]],
  };
}

function namesOf({ organisation, service }: Source): { organisation: string; service: string } {
  return { organisation: shownName(organisation), service: shownName(service) };
}

/** As much of a name as a notice shows. */
export function shownName(text: string): string {
  return shorten(text, NAME_SHOWN);
}

function tellShortfall(what: Shortfall, speech: Speech): string {
  switch (what) {
    case "failed":
      return speech.say("word.shortfall-failed");
    case "out_of_touch":
      return speech.say("word.shortfall-out-of-touch");
    case "not_helped":
      return speech.say("word.shortfall-not-helped");
    case "partly":
      return speech.say("word.shortfall-partly");
    default:
      return tellRefusal(what, speech);
  }
}
