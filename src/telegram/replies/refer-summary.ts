import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { tellHandOver, tellNeed, tellUrgency } from "../../content/words/broker-words.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import { deadlineOf, type NeedCategory, type Urgency } from "../../domain/need.ts";
import type { HandOver, Referral } from "../../domain/referral.ts";
import {
  answeredSteps,
  benefitOf,
  type ConsentAnswer,
  type FormStep,
  type ReferralForm,
} from "../../domain/referral-form.ts";
import type { Source } from "../../domain/source.ts";
import { inPairs, wayBack } from "./refer.ts";
import type { Button, Reply } from "./reply.ts";
import { spellCode } from "./spelled-code.ts";

/** A form in which nothing is missing, with its words opened and its codes told. */
export interface Summary {
  readonly need: NeedCategory;
  readonly urgency: Urgency;
  readonly words: string | undefined;
  readonly place: string;
  readonly person: string;
  readonly note: string | undefined;
  readonly case: string | undefined;
  readonly sides: readonly string[];
  readonly source: string;
  readonly handOver: HandOver;
  readonly consent: ConsentAnswer;
  readonly override: string | undefined;
  readonly continues: string | undefined;
  /** The only side to which goods of this case have gone, this referral counted in. */
  readonly onlySide: string | undefined;
}

export function summaryReply(summary: Summary, speech: Speech): Reply {
  const isSent = summary.consent !== "later";
  return {
    text: [...summaryLines(summary, speech), ...fairnessWarning(summary, speech)].join("\n\n"),
    buttons: [
      [
        {
          text: speech.say(isSent ? "button.send-referral" : "button.save-referral"),
          press: { name: "referConfirm" },
          style: "success",
        },
      ],
      [{ text: speech.say("button.change"), press: { name: "referChanges" } }],
      wayBack(speech),
    ],
  };
}

/** Every answer can be given anew without losing the others. */
export function changesReply(form: ReferralForm, speech: Speech): Reply {
  const choices = answeredSteps(form).flatMap((step): Button[] => {
    const label = CHANGE_BUTTONS[step];
    return label === undefined ? [] : [{ text: speech.say(label), press: { name: "referChange", step } }];
  });
  const back: Button = { text: speech.say("button.to-summary"), press: { name: "resume" }, style: "success" };
  return { text: speech.say("refer.changes"), buttons: [...inPairs(choices), [back]] };
}

/** What came of it: the code, read aloud too, the deadline, and what to do now. */
export function filedReply(referral: Referral, source: Source | string, speech: Speech): Reply {
  const { code, sentAt, need, place } = referral;
  const isSent = sentAt !== undefined;
  const text = [
    [
      speech.say(isSent ? "refer.sent" : "refer.saved", { code }),
      speech.say("refer.spelled", { letters: spellCode(code, speech) }),
    ].join("\n"),
    ...(isSent
      ? [
          speech.say("refer.deadline", { moment: tellMoment(deadlineOf(need.urgency, sentAt), place, speech) }),
          nextStep(referral, source, speech),
        ]
      : []),
  ];
  return {
    text: text.join("\n\n"),
    buttons: [
      ...(isSent ? [[letterButton(code, speech)]] : []),
      [{ text: speech.say("button.to-referral"), press: { name: "referral", code } }],
    ],
  };
}

export function letterButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.letter"), press: { name: "letter", code, parts: [] }, style: "primary" };
}

function summaryLines(summary: Summary, speech: Speech): readonly string[] {
  const { words, note, override, continues } = summary;
  const facts = speech.say("refer.summary", {
    need: tellNeed(summary.need, speech),
    urgency: tellUrgency(summary.urgency, speech).toLowerCase(),
    place: summary.place,
    person: summary.person,
    source: summary.source,
    way: tellHandOver(summary.handOver, speech).toLowerCase(),
    consent: speech.say(`word.consent-${summary.consent}`),
  });
  const more = [
    ...(override === undefined ? [] : [speech.say("refer.summary-override", { reason: override })]),
    ...(words === undefined ? [] : [speech.say("refer.summary-words", { words })]),
    ...(summary.case === undefined
      ? []
      : [
          speech.say("refer.summary-case", {
            case: summary.case,
            side: speech.say(`word.side-${benefitOf(summary.sides)}`),
          }),
        ]),
    ...(continues === undefined ? [] : [speech.say("refer.summary-continues", { code: continues })]),
    ...(note === undefined ? [] : [speech.say("refer.summary-note", { note })]),
  ];
  return more.length === 0 ? [facts] : [facts, more.join("\n")];
}

/** Do No Harm: said once before sending, and never in the way. */
function fairnessWarning({ case: code, onlySide }: Summary, speech: Speech): readonly string[] {
  if (code === undefined || onlySide === undefined) return [];
  const benefit = benefitOf([onlySide]);
  const side = benefit === "unknown" ? onlySide : speech.say(`word.side-${benefit}`);
  return [speech.say("refer.fairness", { case: code, side })];
}

function nextStep({ handOver, forWhom: person }: Referral, source: Source | string, speech: Speech): string {
  const name = typeof source === "string" ? source : source.organisation;
  const { contact = {}, documents = [] } = typeof source === "string" ? {} : source;
  const phone = contact.phone ?? contact.whatsapp;
  const lines = {
    accompanied: [speech.say("refer.next-accompanied", { person, source: name })],
    phoned: [
      speech.say("refer.next-phoned", { source: name }),
      ...(phone === undefined ? [] : [speech.say("refer.phone", { number: phone })]),
    ],
    letter: [speech.say("refer.next-letter", { person })],
  }[handOver];
  const bring = documents.length === 0 ? [] : [speech.say("refer.source-bring", { text: documents.join(", ") })];
  return [...lines, ...bring].join("\n");
}

/** The side and the reason of an emergency have none: they come up behind the answer that they belong to. */
const CHANGE_BUTTONS: Readonly<Partial<Record<FormStep, Extract<MessageKey, `button.change-${string}`>>>> = {
  category: "button.change-category",
  words: "button.change-words",
  urgency: "button.change-urgency",
  place: "button.change-place",
  person: "button.change-person",
  case: "button.change-case",
  source: "button.change-source",
  handOver: "button.change-handOver",
  consent: "button.change-consent",
};
