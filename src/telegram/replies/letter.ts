import type { MessageKey } from "../../content/message-keys.ts";
import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellRefusal, tellUrgency } from "../../content/words/broker-words.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import { LETTER_PARTS, type LetterPart } from "../../domain/letter.ts";
import { deadlineOf } from "../../domain/need.ts";
import { REFUSAL_REASONS, type Referral } from "../../domain/referral.ts";
import type { Source } from "../../domain/source.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { Button, Reply } from "./reply.ts";
import { spellCode } from "./spelled-code.ts";

/** More would push the answer of the staff off the page. */
const LONGEST_WORDS = 500;
const LONGEST_NAME = 80;

/** What stands in a letter, from top to bottom; plain text, not yet fitted to the letters of a font. */
export interface Letter {
  readonly title: string;
  readonly code: { readonly label: string; readonly text: string; readonly spelled: string };
  readonly intro: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly request: { readonly lead: string; readonly points: readonly string[] };
  readonly contact: { readonly label: string; readonly text: string | undefined };
  /** To be filled in by hand. */
  readonly byHand: string;
  readonly reply: {
    readonly title: string;
    readonly yes: string;
    readonly no: string;
    readonly reasons: readonly string[];
    readonly signed: string;
  };
  readonly footnote: string;
}

export interface LetterFacts {
  readonly referral: Referral;
  /** Undefined for one that was typed in, and for one that has left the directory. */
  readonly source: Source | undefined;
  readonly place: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The volunteer and what is needed, each only when it was ticked. */
  readonly contact: string | undefined;
  readonly words: string | undefined;
}

/** The note of a volunteer is none of the facts: it can never get in here. */
export function writeLetter({ referral, source, place, now, contact, words }: LetterFacts, speech: Speech): Letter {
  const { code, need, consent } = referral;
  const before = referral.sentAt === undefined ? undefined : deadlineOf(need.urgency, referral.sentAt);
  return {
    title: speech.say("letter.title"),
    code: { label: speech.say("letter.code"), text: code, spelled: spellCode(code, speech) },
    intro: speech.say(consent === undefined ? "letter.intro-emergency" : "letter.intro-consent"),
    facts: [
      [speech.say("letter.to"), addressee(referral, source)],
      [speech.say("letter.need"), tellNeed(need.category, speech)],
      ...(words === undefined ? [] : [[speech.say("letter.words"), cut(words, LONGEST_WORDS)] as const]),
      [speech.say("letter.urgency"), tellUrgency(need.urgency, speech)],
      ...(before === undefined
        ? []
        : [[speech.say("letter.before"), tellMoment(before, referral.place, speech)] as const]),
      [speech.say("letter.place"), place],
      [speech.say("letter.date"), tellDate(now, referral.place, speech)],
    ],
    request: {
      lead: speech.say("letter.request"),
      points: [
        speech.say("letter.request-answer"),
        speech.say("letter.request-tell"),
        speech.say("letter.request-respect"),
      ],
    },
    contact: { label: speech.say("letter.contact"), text: contact },
    byHand: speech.say("letter.contact-by-hand"),
    reply: {
      title: speech.say("letter.reply"),
      yes: speech.say("letter.reply-yes"),
      no: speech.say("letter.reply-no"),
      reasons: REFUSAL_REASONS.map((reason) => tellRefusal(reason, speech)),
      signed: speech.say("letter.reply-signed"),
    },
    footnote: speech.say("letter.no-names"),
  };
}

/** What goes into the letter beyond the codes is ticked first. The ticks travel in the buttons. */
export function letterReply(
  {
    code,
    parts,
    hasUsername,
  }: { readonly code: string; readonly parts: readonly LetterPart[]; readonly hasUsername: boolean },
  speech: Speech,
): Reply {
  const ticks = LETTER_PARTS.map((part): Button[] => {
    const isTicked = parts.includes(part);
    const others = parts.filter((other) => other !== part);
    return [
      {
        text: `${isTicked ? "☑️" : "⬜️"} ${speech.say(PART_BUTTONS[part])}`,
        press: { name: "letter", code, parts: isTicked ? others : [...others, part] },
      },
    ];
  });
  const isNamePlain = parts.includes("contact") && !hasUsername;
  const text = [speech.say("letter.ask", { code }), ...(isNamePlain ? [speech.say("letter.no-username")] : [])];
  return {
    text: text.join("\n\n"),
    buttons: [
      ...ticks,
      [{ text: speech.say("button.letter-make"), press: { name: "letterMake", code, parts }, style: "success" }],
      [{ text: speech.say("button.to-referral"), press: { name: "referral", code } }],
    ],
  };
}

const PART_BUTTONS = {
  contact: "button.letter-contact",
  words: "button.letter-words",
} as const satisfies Readonly<Record<LetterPart, MessageKey>>;

function addressee({ source: chosen }: Referral, source: Source | undefined): string {
  if (chosen.kind === "typed") return cut(chosen.name, LONGEST_NAME);
  if (source === undefined) return "-";
  const lines = [source.organisation, source.service, source.contact.address].filter((line) => line !== undefined);
  return lines.map((line) => cut(line, LONGEST_NAME)).join("\n");
}

function cut(text: string, most: number): string {
  return text.length > most ? `${shorten(text, most).trimEnd()}…` : text;
}

/** "Selasa, 24 November 2026", on the calendar of the place. */
function tellDate(at: number, place: string, speech: Speech): string {
  const calendar = new Intl.DateTimeFormat(speech.language === "en" ? "en-GB" : "id-ID", {
    timeZone: `+${String(offsetAt(place) / 60).padStart(2, "0")}:00`,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return calendar.format(at);
}
