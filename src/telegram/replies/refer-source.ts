import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellOpening, tellReasons } from "../../content/words/source-words.ts";
import type { IndexStanding } from "../../domain/directory.ts";
import type { NeedCategory } from "../../domain/need.ts";
import type { RankedSource } from "../../domain/rank-sources.ts";
import { resumeButton } from "./guide.ts";
import { wayBack } from "./refer.ts";
import type { Button, Reply } from "./reply.ts";
import { tellChecked } from "./source-checked.ts";

export const SOURCES_A_PAGE = 5;
export const LONGEST_SOURCE_NAME = 80;
/** What fits on a button of a cheap phone beside the number. */
const LONGEST_LABEL = 34;
const LONGEST_DOCUMENTS = 90;

export interface Choice {
  readonly need: NeedCategory;
  readonly place: string;
  readonly shown: readonly RankedSource[];
  readonly page: number;
  readonly isMore: boolean;
  readonly standing: IndexStanding;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The best ones, each with why it stands there, whether it is open, and what to bring. */
export function sourceChoiceReply(choice: Choice, speech: Speech): Reply {
  const { shown, page, isMore, standing } = choice;
  const about = { need: tellNeed(choice.need, speech), place: choice.place };
  // Of half a directory the best ones are not the best ones, and the last is not the last.
  if (standing === "loading") return loadingReply(speech);
  if (shown.length === 0 && page === 0) return noneReply(about, speech);
  const first = page * SOURCES_A_PAGE + 1;
  const text = [
    speech.say("refer.source", about),
    ...shown.map((ranked, index) => lineOf(ranked, first + index, choice.now, speech)),
    ...(isMore ? [] : [speech.say("refer.source-no-more")]),
  ];
  const turn = (label: string, to: number): Button => ({ text: label, press: { name: "referPage", page: to } });
  return {
    text: text.join("\n\n"),
    buttons: [
      ...shown.map(({ source }, index): Button[] => [
        {
          text: `${first + index} · ${shorten(source.organisation, LONGEST_LABEL)}`,
          press: { name: "referSource", id: source.id },
        },
      ]),
      [
        ...(page > 0 ? [turn(speech.say("button.fewer-sources"), page - 1)] : []),
        ...(isMore ? [turn(speech.say("button.more-sources"), page + 1)] : []),
      ],
      [{ text: speech.say("button.type-source"), press: { name: "referTyped" } }],
      wayBack(speech),
    ],
  };
}

/** For a place that the directory does not know. */
export function typeSourceReply(speech: Speech): Reply {
  const list: Button = { text: speech.say("button.to-source-list"), press: { name: "referPage", page: 0 } };
  return { text: speech.say("refer.source-type", { most: LONGEST_SOURCE_NAME }), buttons: [[list], wayBack(speech)] };
}

function noneReply({ need, place }: { readonly need: string; readonly place: string }, speech: Speech): Reply {
  const about = { need: need.toLowerCase(), place };
  return { text: speech.say("refer.source-none", about), buttons: [wayBack(speech)] };
}

function loadingReply(speech: Speech): Reply {
  return { text: speech.say("refer.source-loading"), buttons: [[resumeButton(speech)], wayBack(speech)] };
}

function lineOf({ source, reasons }: RankedSource, number: number, now: number, speech: Speech): string {
  const facts = [tellOpening(source, now, speech), tellReasons(reasons, speech)].filter((fact) => fact !== "");
  const documents = shorten(source.documents.join(", "), LONGEST_DOCUMENTS);
  const line = speech.say("refer.source-line", {
    number,
    organisation: shorten(source.organisation, 60),
    service: shorten(source.service, 60),
    facts: facts.join(" · "),
    checked: tellChecked(source, now, speech),
  });
  return documents === "" ? line : `${line}\n${speech.say("refer.source-bring", { text: documents })}`;
}
