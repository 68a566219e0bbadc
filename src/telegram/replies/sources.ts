import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellDistance, tellOpening, tellReasons, tellWhere } from "../../content/words/source-words.ts";
import type { IndexStanding } from "../../domain/directory.ts";
import { kindOf, NEED_CATEGORIES, type NeedCategory } from "../../domain/need.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { RankReasons } from "../../domain/rank-reasons.ts";
import type { RankedSource } from "../../domain/rank-sources.ts";
import type { PressOf } from "../callback-data.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";
import { tellChecked } from "./source-checked.ts";

export const SOURCES_A_PAGE = 5;
/** A list has an end: who has seen so many asks for another place. */
export const MOST_PAGES = 20;

const LONGEST_BRING = 60;

export type Search = Omit<PressOf<"sourceSearch">, "name">;

/** What every screen of sources is seen with. */
export interface Viewing {
  readonly places: PlaceIndex;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly speech: Speech;
}

export interface FoundSources {
  readonly search: Search;
  /** A place (Kemendagri code), or undefined for a shared position. */
  readonly place: string | undefined;
  readonly shown: readonly RankedSource[];
  readonly isMore: boolean;
  readonly standing: IndexStanding;
}

/** What is needed, goods and services apart. A position shared before goes along, about as exact as a kilometre. */
export function sourcesMenuReply(near: Search["near"], speech: Speech): Reply {
  const button = (category: NeedCategory): Button => ({
    text: speech.say("button.need", { need: tellNeed(category, speech) }),
    press: { name: "sourceSearch", category, place: "", near, reach: "near", page: 0 },
  });
  const of = (kind: "goods" | "service") => NEED_CATEGORIES.filter((category) => kindOf(category) === kind).map(button);
  return {
    text: speech.say(near === "nowhere" ? "sources.menu" : "sources.menu-here"),
    buttons: [...inPairs(of("goods")), ...inPairs(of("service")), [proposeButton(speech), emergencyButton(speech)]],
  };
}

export function foundSourcesReply(found: FoundSources, viewing: Viewing): Reply {
  const { speech } = viewing;
  if (found.shown.length === 0) return noneFoundReply(found, viewing);
  const first = found.search.page * SOURCES_A_PAGE + 1;
  const lines = found.shown.map((ranked, index) => sourceLines(ranked, first + index, viewing));
  const parts = [headOf(found, viewing), ...lines, ...staleNote(found.standing, speech), speech.say("sources.order")];
  return {
    text: parts.join("\n\n"),
    buttons: [
      found.shown.map(({ source }, index) => ({
        text: String(first + index),
        press: { ...found.search, name: "sourceFound" as const, id: source.id },
      })),
      turns(found, speech),
      ...otherWays(found.search.category, speech),
    ],
  };
}

export function indexLoadingReply(search: Search, speech: Speech): Reply {
  const again: Button = { text: speech.say("button.try-again"), press: { ...search, name: "sourceSearch" } };
  return { text: speech.say("sources.loading"), buttons: [[again], [emergencyButton(speech)]] };
}

/** A place that the reasons of a source call near. Everything else is for who asks for more. */
export function isNear({ place }: RankReasons): boolean {
  return NEAR.includes(place);
}

const NEAR: readonly RankReasons["place"][] = [
  "serves the place",
  "serves part of the place",
  "outside its area, same regency",
  "within 5 km",
  "within 25 km",
  "serves the whole country",
];

function headOf({ search, place }: FoundSources, { places, speech }: Viewing): string {
  const need = tellNeed(search.category, speech);
  const named = place === undefined ? undefined : tellPlace(place, places);
  return named === undefined
    ? speech.say("sources.found-here", { need })
    : speech.say("sources.found", { need, place: named });
}

function sourceLines({ source, reasons, kilometres }: RankedSource, number: number, viewing: Viewing): string {
  const { places, now, speech } = viewing;
  const where = kilometres === undefined ? tellWhere(source, places) : tellDistance(kilometres, speech);
  const bring = source.documents.length === 0 ? [] : [`🎒 ${shorten(source.documents.join(", "), LONGEST_BRING)}`];
  const facts = [[tellOpening(source, now, speech), where].join(" · "), ...bring].join("\n");
  return speech.say("sources.line", {
    number,
    organisation: source.organisation,
    service: source.service,
    facts,
    checked: tellChecked(source, now, speech),
    why: tellReasons(reasons, speech),
  });
}

function noneFoundReply(found: FoundSources, { places, speech }: Viewing): Reply {
  const { search, place } = found;
  const need = tellNeed(search.category, speech);
  const named = (place === undefined ? undefined : tellPlace(place, places)) ?? speech.say("word.around-here");
  const isWide = search.reach === "wide";
  const wider: Button = {
    text: speech.say("button.wider"),
    press: { ...search, name: "sourceSearch", reach: "wide", page: 0 },
  };
  const first = isWide ? speech.say("sources.none", { need }) : speech.say("sources.none-near", { need, place: named });
  const call = callFor(search.category);
  const parts = [first, ...(call === undefined ? [] : [speech.say(call)]), ...staleNote(found.standing, speech)];
  return {
    text: parts.join("\n\n"),
    buttons: [...(isWide ? [] : [[{ ...wider, style: "success" as const }]]), ...otherWays(search.category, speech)],
  };
}

/** Whom to call where no source is near and the need may not wait. */
function callFor(category: NeedCategory) {
  if (["protection", "counselling", "child_care", "legal_aid"].includes(category)) return "sources.call-129";
  return ["health_care", "medicine"].includes(category) ? "sources.call-119" : undefined;
}

function staleNote(standing: IndexStanding, speech: Speech): readonly string[] {
  return standing === "behind" ? [speech.say("sources.behind")] : [];
}

function turns({ search, isMore }: FoundSources, speech: Speech): Button[] {
  const turn = (text: string, page: number): Button => ({ text, press: { ...search, name: "sourceSearch", page } });
  const isLast = search.page >= MOST_PAGES - 1;
  return [
    ...(search.page > 0 ? [turn(speech.say("button.earlier"), search.page - 1)] : []),
    ...(isMore && !isLast ? [turn(speech.say("button.next-five"), search.page + 1)] : []),
    ...(isMore || search.reach === "wide"
      ? []
      : [
          {
            text: speech.say("button.wider"),
            press: { ...search, name: "sourceSearch" as const, reach: "wide" as const, page: 0 },
          },
        ]),
  ];
}

function otherWays(category: NeedCategory, speech: Speech): Button[][] {
  return [
    [
      { text: speech.say("button.elsewhere"), press: { name: "sourcePlace", category } },
      { text: speech.say("button.other-need"), press: { name: "sources" } },
    ],
    [proposeButton(speech), emergencyButton(speech)],
  ];
}

function proposeButton(speech: Speech): Button {
  return { text: speech.say("button.propose"), press: { name: "propose" } };
}

export function sourcesButton(speech: Speech): Button {
  return { text: speech.say("button.sources"), press: { name: "sources" } };
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, index) =>
    index % 2 === 0 ? [[button, ...buttons.slice(index + 1, index + 2)]] : [],
  );
}
