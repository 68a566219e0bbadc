import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellHandOver, tellNeed, tellState, tellUrgency } from "../../content/words/broker-words.ts";
import { tellMoment, tellTimeLeft } from "../../content/words/local-moment.ts";
import { tellAnswer } from "../../content/words/referral-log-words.ts";
import { allowedEvents } from "../../domain/move-referral.ts";
import { timeLeft } from "../../domain/need-of-action.ts";
import type { WayOn } from "../../domain/next-source.ts";
import type { Actor, LogEntry, Referral } from "../../domain/referral.ts";
import type { ReferralWords } from "../../domain/referral-book.ts";
import { isEnded } from "../../domain/referral-state.ts";
import { isRetired, type Source } from "../../domain/source.ts";
import { moveRows, openButton } from "./referral-buttons.ts";
import { latestLines } from "./referral-log.ts";
import type { Button, Reply } from "./reply.ts";

const WORDS_SHOWN = 160;
const NAME_SHOWN = 80;
const NAME_ON_BUTTON = 28;

/** A referral and what is known about it, for one person at one moment. */
export interface ReferralView {
  readonly referral: Referral;
  readonly viewer: Actor;
  readonly log: readonly LogEntry[];
  readonly words: ReferralWords;
  /** As people say it; undefined where the place is not known. */
  readonly place: string | undefined;
  /** The listed source; undefined when it was typed in, or has been deleted meanwhile. */
  readonly source: Source | undefined;
  /** After a referral ended without help: where to go on. */
  readonly next: WayOn | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One screen: where it stands, what is known, the last lines of the log, and the moves that are allowed now. */
export function referralReply(view: ReferralView, speech: Speech, note?: string): Reply {
  const parts = [note, headText(view, speech), factsText(view, speech), newsText(view, speech), nextText(view, speech)];
  return {
    text: parts.filter((part) => part !== undefined && part !== "").join("\n\n"),
    buttons: [
      ...nextRows(view, speech),
      ...moveRows(view.referral, allowedEvents(view.referral, view.viewer), speech),
      ...complaintRow(view, speech),
      ...letterRow(view, speech),
      waysRow(view, speech),
    ],
  };
}

function headText({ referral, now }: ReferralView, speech: Speech): string {
  const { code, need, state, place } = referral;
  const time = timeLeft(referral, now);
  return [
    speech.say("referral.head", { code, need: tellNeed(need.category, speech), state: tellState(state, speech) }),
    ...(time === undefined
      ? []
      : [
          speech.say("referral.deadline", {
            moment: tellMoment(time.deadline, place, speech),
            time: tellTimeLeft(time, speech),
          }),
        ]),
  ].join("\n");
}

function factsText(view: ReferralView, speech: Speech): string {
  const { referral, viewer, words } = view;
  const isOwn = referral.owner === viewer.id;
  const lines = [
    speech.say("referral.facts", {
      urgency: tellUrgency(referral.need.urgency, speech),
      person: referral.forWhom,
      handover: tellHandOver(referral.handOver, speech),
      place: view.place ?? referral.place,
    }),
    ...sourceLines(view, speech),
    ...(words.need === undefined ? [] : [speech.say("referral.need", { words: shorten(words.need, WORDS_SHOWN) })]),
    // The note is the volunteer's own: whoever else looks after the referral does not need it.
    ...(words.note === undefined || !isOwn
      ? []
      : [speech.say("referral.note", { words: shorten(words.note, WORDS_SHOWN) })]),
    ...(isOwn ? [] : [speech.say("referral.of-another")]),
    ...(referral.continues === undefined ? [] : [speech.say("referral.continues", { code: referral.continues })]),
    ...(referral.client === undefined
      ? []
      : [speech.say("referral.client", { answer: tellAnswer(referral.client, speech) })]),
    ...(referral.state === "draf" && referral.consent === undefined ? [speech.say("referral.no-consent")] : []),
  ];
  return lines.join("\n");
}

function sourceLines({ referral, source }: ReferralView, speech: Speech): readonly string[] {
  if (referral.source.kind === "typed")
    return [speech.say("referral.source", { name: shorten(referral.source.name, NAME_SHOWN) })];
  const gone = source === undefined || isRetired(source) ? [speech.say("referral.source-gone")] : [];
  if (source === undefined) return gone;
  const contact = [source.contact.phone, source.contact.whatsapp, source.contact.address].filter(
    (way) => way !== undefined && way !== "",
  );
  return [
    speech.say("referral.source", { name: shorten(`${source.organisation}, ${source.service}`, NAME_SHOWN) }),
    ...(contact.length === 0
      ? []
      : [speech.say("referral.source-contact", { contact: shorten(contact.join(" · "), NAME_SHOWN) })]),
    ...gone,
  ];
}

function newsText({ referral, log, viewer }: ReferralView, speech: Speech): string {
  const lines = latestLines(log, referral.place, viewer, speech);
  return lines.length === 0 ? "" : `${speech.say("referral.latest")}\n${lines.join("\n")}`;
}

function nextText({ next }: ReferralView, speech: Speech): string {
  if (next === undefined || next.kind === "ask") return "";
  if (next.kind === "continued") {
    return speech.say(next.isOpenTo ? "referral.continued" : "referral.continued-by-another", { code: next.code });
  }
  if (next.kind === "none") return speech.say("referral.no-next");
  const { source, reasons } = next.best;
  const text = speech.say("referral.next", { source: shorten(source.organisation, NAME_SHOWN) });
  return reasons.place.startsWith("outside its area") ? `${text} ${speech.say("referral.next-far")}` : text;
}

function nextRows({ referral, next }: ReferralView, speech: Speech): Button[][] {
  if (next === undefined) return [];
  if (next.kind === "continued") return next.isOpenTo ? [[openButton(next.code, speech)]] : [];
  const { code } = referral;
  const again: Button = { text: speech.say("button.refer-again"), press: { name: "referralAgain", code } };
  if (next.kind !== "source") return [[again]];
  const { id, organisation } = next.best.source;
  const text = speech.say("button.next-source", { source: shorten(organisation, NAME_ON_BUTTON) });
  return [[{ text, press: { name: "referralNext", code, source: id }, style: "success" }], [again]];
}

/** The client was not treated with respect, or got what did not fit: an admin should know. */
export function complaintRow(
  { referral, source }: Pick<ReferralView, "referral" | "source">,
  speech: Speech,
): Button[][] {
  if (source === undefined || !isComplaint(referral)) return [];
  return [[{ text: speech.say("button.complain"), press: { name: "referralComplain", code: referral.code } }]];
}

export function isComplaint({ client }: Pick<Referral, "client">): boolean {
  return client?.didFit === "no" || client?.wasRespected === "no" || client?.wasRespected === "partly";
}

/** While somebody may still stand at a counter with it; only its owner gives it out. */
function letterRow({ referral: { code, owner, state }, viewer }: ReferralView, speech: Speech): Button[][] {
  if (isEnded(state) || owner !== viewer.id) return [];
  return [[{ text: speech.say("button.letter-again"), press: { name: "letter", code, parts: [] } }]];
}

/** Back to where this person's work lies: whoever looks after an area came from there. */
function waysRow({ referral: { code, owner }, viewer }: ReferralView, speech: Speech): Button[] {
  const back: Button =
    owner === viewer.id
      ? { text: speech.say("button.my-referrals"), press: { name: "referrals", list: "mine", page: 0 } }
      : { text: speech.say("button.area-referrals"), press: { name: "referrals", list: "area", page: 0 } };
  return [{ text: speech.say("button.log"), press: { name: "referralLog", code, page: 0 } }, back];
}
