import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type CaseNeed, needOfCase } from "../../domain/need-of-case.ts";
import { pageOf } from "../../domain/pages.ts";
import type { PressOf } from "../callback-data.ts";
import { tellAgo, tellCaseNeed, tellCaseOutcome, tellPhase, tellTitle } from "./case-words.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { startGuideButton } from "./safety.ts";
import { warningButton } from "./warnings.ts";

const CASES_A_PAGE = 8;

export type CaseList = PressOf<"cases">["list"];

export interface CaseListView {
  readonly list: CaseList;
  /** In the order in which they are to be shown. */
  readonly cases: readonly Case[];
  readonly page: number;
  readonly viewer: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** As people say it; undefined for the whole country, and for who looks after no area. */
  readonly area: string | undefined;
  readonly hasArea: boolean;
  readonly catalogue: Catalogue;
}

const MARKS: Readonly<Record<CaseNeed, string>> = {
  danger: "🛑",
  worse: "🔴",
  offered: "📨",
  "help asked": "🙋",
  "without owner": "👤",
  "check-in due": "⏰",
};

/** What waits for somebody's hand stands first. */
export function casesReply(view: CaseListView, speech: Speech): Reply {
  const { list, cases } = view;
  const { shown, page, pages } = pageOf(cases, view.page, CASES_A_PAGE);
  const head = headText(view, { page: page + 1, pages }, speech);
  return {
    text: [head, ...shown.map((it) => lineOf(it, view, speech))].join("\n\n"),
    buttons: [
      ...shown.map((it) => [rowOf(it, view, speech)]),
      turnButtons(page, pages, (to) => ({ name: "cases", list, page: to }), speech),
      ...(list === "mine" ? [[newCaseButton(cases.length === 0, speech)]] : []),
      otherLists(view, speech),
      ...(list === "area" ? [[warningButton(speech)]] : []),
    ],
  };
}

/** The same words for a code that is not there and for one of somebody else: nobody learns which codes exist. */
export function unknownCaseReply(code: string, speech: Speech): Reply {
  return { text: speech.say("cases.unknown", { code }), buttons: [[myCasesButton(speech)]] };
}

export function noCaseCodeReply(text: string, speech: Speech): Reply {
  return { text: speech.say("cases.no-code", { text }), buttons: [[myCasesButton(speech)]] };
}

export function myCasesButton(speech: Speech): Button {
  return { text: speech.say("button.my-cases"), press: { name: "cases", list: "mine", page: 0 } };
}

function headText(
  { list, cases, area, viewer, now }: CaseListView,
  numbers: { readonly page: number; readonly pages: number },
  speech: Speech,
): string {
  const waiting = cases.filter((it) => needOfCase(it, viewer, now) !== undefined).length;
  const counts = { open: cases.length, waiting, ...numbers };
  const place = area ?? speech.say("cases.everywhere");
  switch (list) {
    case "mine":
      return cases.length === 0 ? speech.say("cases.none") : speech.say("cases.mine", counts);
    case "closed":
      return cases.length === 0
        ? speech.say("cases.none-closed")
        : speech.say("cases.closed", { count: cases.length, ...numbers });
    case "area":
      return cases.length === 0
        ? speech.say("cases.none-area", { place })
        : speech.say("cases.area", { place, ...counts });
  }
}

function lineOf(it: Case, view: CaseListView, speech: Speech): string {
  const { code, title } = it;
  const state = stateOf(it, view, speech);
  return speech.say("cases.line", { mark: markOf(it, view), code, title: tellTitle(title, speech), state });
}

function stateOf(it: Case, { viewer, now, catalogue }: CaseListView, speech: Speech): string {
  if (it.outcome !== undefined) return tellCaseOutcome(it.outcome, speech);
  const need = needOfCase(it, viewer, now);
  if (need !== undefined) return tellCaseNeed(need, speech);
  const phase = tellPhase(it.situation.phase, catalogue, speech);
  return speech.say("word.case-quiet", { phase, ago: tellAgo(it.touchedAt, now, speech) });
}

function rowOf(it: Case, view: CaseListView, speech: Speech): Button {
  const { code, title, offer, owner } = it;
  // Before it is accepted there is nothing more to see than the offer.
  const isOffered = offer?.to === view.viewer && owner !== view.viewer;
  return {
    text: `${markOf(it, view)} ${code} · ${tellTitle(title, speech)}`,
    press: { name: isOffered ? "offer" : "case", code },
  };
}

function markOf(it: Case, { viewer, now }: CaseListView): string {
  const need = needOfCase(it, viewer, now);
  return need === undefined ? "⚪️" : MARKS[need];
}

function newCaseButton(isFirst: boolean, speech: Speech): Button {
  return isFirst ? startGuideButton(speech) : { text: speech.say("button.case-new"), press: { name: "guide" } };
}

function otherLists({ list, hasArea }: CaseListView, speech: Speech): Button[] {
  const leadTo = (to: CaseList, text: string): Button[] =>
    list === to ? [] : [{ text, press: { name: "cases", list: to, page: 0 } }];
  return [
    ...leadTo("mine", speech.say("button.my-cases")),
    ...(list === "mine" ? leadTo("closed", speech.say("button.closed-cases")) : []),
    ...(hasArea ? leadTo("area", speech.say("button.area-cases")) : []),
  ];
}
