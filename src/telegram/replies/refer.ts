import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { tellHandOver, tellNeed, tellUrgency } from "../../content/words/broker-words.ts";
import { kindOf, NEED_CATEGORIES, type NeedCategory, URGENCIES, type Urgency } from "../../domain/need.ts";
import { pageOf } from "../../domain/pages.ts";
import { HAND_OVERS } from "../../domain/referral.ts";
import { BENEFITS, CONSENT_ANSWERS, type ConsentAnswer } from "../../domain/referral-form.ts";
import type { Press } from "../callback-data.ts";
import { resumeButton } from "./guide.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const CODES_A_PAGE = 6;

/** Earlier codes of a volunteer, newest first, and which page of them is shown. */
export interface Earlier<T> {
  readonly all: readonly T[];
  readonly page: number;
}

export interface KnownPerson {
  readonly code: string;
  /** The latest need: helps to remember who it was. */
  readonly need: NeedCategory;
}

export function categoryReply(speech: Speech): Reply {
  const of = (kind: "goods" | "service") =>
    NEED_CATEGORIES.filter((category) => kindOf(category) === kind).map((category): Button => {
      return { text: tellNeed(category, speech), press: { name: "referCategory", category } };
    });
  return {
    text: speech.say("refer.category"),
    buttons: [...inPairs(of("goods")), ...inPairs(of("service")), [emergencyButton(speech)]],
  };
}

export function wordsReply(need: NeedCategory, speech: Speech): Reply {
  const skip: Button = { text: speech.say("button.refer-skip"), press: { name: "referSkip" }, style: "success" };
  return { text: speech.say("refer.words", { need: tellNeed(need, speech) }), buttons: [[skip], wayBack(speech)] };
}

export function urgencyReply(speech: Speech): Reply {
  const choices = URGENCIES.map((urgency): Button[] => [
    { text: `${URGENCY_MARKS[urgency]} ${tellUrgency(urgency, speech)}`, press: { name: "referUrgency", urgency } },
  ]);
  return { text: speech.say("refer.urgency"), buttons: [...choices, wayBack(speech)] };
}

const URGENCY_MARKS: Readonly<Record<Urgency, string>> = { emergency: "🔴", urgent: "🟠", normal: "🟢" };

/** A fresh code first. A note that was typed stands above the buttons. */
export function personReply(
  fresh: string,
  note: string | undefined,
  earlier: Earlier<KnownPerson>,
  speech: Speech,
): Reply {
  const { shown, page, pages } = pageOf(earlier.all, earlier.page, CODES_A_PAGE);
  const known = shown.map(({ code, need }): Button => {
    const text = speech.say("button.earlier-person", { code, need: tellNeed(need, speech) });
    return { text, press: { name: "referPerson", code } };
  });
  const own: Button = {
    text: speech.say("button.use-person", { code: fresh }),
    press: { name: "referPerson", code: fresh },
    style: "success",
  };
  const text = [
    speech.say("refer.person", { code: fresh }),
    ...(note === undefined ? [] : [speech.say("refer.person-note", { note })]),
  ];
  return {
    text: text.join("\n\n"),
    buttons: [[own], ...inPairs(known), turnButtons(page, pages, toPage, speech), wayBack(speech)],
  };
}

export function caseReply(fresh: string, earlier: Earlier<string>, speech: Speech): Reply {
  const { shown, page, pages } = pageOf(earlier.all, earlier.page, CODES_A_PAGE);
  const known = shown.map((code): Button => {
    return { text: speech.say("button.earlier-case", { code }), press: { name: "referCase", code } };
  });
  return {
    text: speech.say("refer.case"),
    buttons: [
      [{ text: speech.say("button.no-case"), press: { name: "referCase", code: "" }, style: "success" }],
      ...inPairs(known),
      [{ text: speech.say("button.new-case", { code: fresh }), press: { name: "referCase", code: fresh } }],
      turnButtons(page, pages, toPage, speech),
      wayBack(speech),
    ],
  };
}

export function sidesReply(code: string, speech: Speech): Reply {
  const choices = BENEFITS.map((benefit): Button => {
    return { text: speech.say(`word.side-${benefit}`), press: { name: "referSides", benefit } };
  });
  return { text: speech.say("refer.sides", { case: code }), buttons: [...inPairs(choices), wayBack(speech)] };
}

export function handOverReply(speech: Speech): Reply {
  const choices = HAND_OVERS.map((way): Button[] => [
    { text: tellHandOver(way, speech), press: { name: "referHandOver", way } },
  ]);
  return { text: speech.say("refer.hand-over"), buttons: [...choices, wayBack(speech)] };
}

/** What to ask the person, and the answer. Going without one is offered in an emergency only. */
export function consentReply(
  { source, need, urgency }: { readonly source: string; readonly need: NeedCategory; readonly urgency: Urgency },
  speech: Speech,
): Reply {
  const answers = CONSENT_ANSWERS.filter((answer) => answer !== "override" || urgency === "emergency");
  return {
    text: speech.say("refer.consent", { source, need: tellNeed(need, speech).toLowerCase() }),
    buttons: [
      ...answers.map((answer): Button[] => [
        { text: speech.say(CONSENT_BUTTONS[answer]), press: { name: "referConsent", answer } },
      ]),
      wayBack(speech),
    ],
  };
}

const CONSENT_BUTTONS = {
  yes: "button.consent-yes",
  later: "button.consent-later",
  override: "button.consent-override",
} as const satisfies Readonly<Record<ConsentAnswer, MessageKey>>;

export function overrideReply(speech: Speech): Reply {
  return { text: speech.say("refer.override"), buttons: [wayBack(speech)] };
}

/** Words that told of a danger: the safety card came first, and they are still an answer when the volunteer says so. */
export function offeredReply(words: string, question: Reply, speech: Speech): Reply {
  const use: Button = { text: speech.say("button.use-words"), press: { name: "referUseWords" }, style: "success" };
  return {
    text: `${speech.say("refer.offered", { words })}\n\n${question.text}`,
    buttons: [[use], ...(question.buttons ?? [])],
  };
}

/** A referral was begun before: go on, or lead on elsewhere. */
export function unfinishedReferralReply(speech: Speech): Reply {
  return {
    text: speech.say("refer.unfinished"),
    buttons: [
      [resumeButton(speech)],
      [{ text: speech.say("button.refer-anew"), press: { name: "referAnew" } }],
      [{ text: speech.say("button.start-guide"), press: { name: "restart" } }, emergencyButton(speech)],
    ],
  };
}

export function referButton(speech: Speech): Button {
  return { text: speech.say("button.refer"), press: { name: "refer" } };
}

export function wayBack(speech: Speech): Button[] {
  return [{ text: speech.say("button.back"), press: { name: "referBack" } }, emergencyButton(speech)];
}

export function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, index) =>
    index % 2 === 0 ? [[button, ...buttons.slice(index + 1, index + 2)]] : [],
  );
}

function toPage(page: number): Press {
  return { name: "referPage", page };
}
