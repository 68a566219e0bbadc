import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import { CASE_LIMITS } from "../../domain/case-limits.ts";
import { type CallTold, firstCall, isUrgentIn } from "../../domain/coordinator-call.ts";
import { pageOf } from "../../domain/pages.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { callButton } from "./call-button.ts";
import { openCaseButton } from "./case-tools.ts";
import { tellAgo, tellTitle } from "./case-words.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const CASES_A_PAGE = 6;

/** Calls of this person that nobody has answered, with how many people have been told. */
export interface WaitingCall {
  readonly case: Case;
  readonly askedAt: number;
  readonly told: number;
}

/** About which case? The one worked on last stands first. */
export function whichCaseReply(
  view: { readonly cases: readonly Case[]; readonly waiting: readonly WaitingCall[]; readonly page: number },
  now: number,
  speech: Speech,
): Reply {
  const { shown, page, pages } = pageOf(view.cases, view.page, CASES_A_PAGE);
  return {
    text: [...waitingLines(view.waiting, now, speech), speech.say("calls.which-case", { page: page + 1, pages })].join(
      "\n\n",
    ),
    buttons: [
      ...shown.map(({ code, title }): Button[] => [
        { text: `${code} · ${tellTitle(title, speech)}`, press: { name: "callAsk", code } },
      ]),
      turnButtons(page, pages, (to) => ({ name: "callFor", page: to }), speech),
      [{ text: speech.say("button.call-without-case"), press: { name: "callAsk", code: "" } }],
      [emergencyButton(speech)],
    ],
  };
}

/** One tap sends it. Without a case when there is none. */
export function howUrgentReply(
  about: Case | undefined,
  waiting: readonly WaitingCall[],
  now: number,
  speech: Speech,
): Reply {
  const code = about?.code ?? "";
  const send = (isUrgent: "no" | "yes") => ({ name: "callSend", code, isUrgent }) as const;
  const told =
    about === undefined
      ? speech.say("calls.about-nothing")
      : speech.say("calls.about-case", { code, title: tellTitle(about.title, speech) });
  return {
    text: [...waitingLines(waiting, now, speech), speech.say("calls.how-urgent", { about: told })].join("\n\n"),
    buttons: [
      [{ text: speech.say("button.call-urgent"), press: send("yes"), style: "danger" }],
      [{ text: speech.say("button.call-not-urgent"), press: send("no"), style: "success" }],
      [emergencyButton(speech)],
    ],
  };
}

/** `isOpened`: the case was opened by this call. */
export function sentReply({ code, help }: Case, isOpened: boolean, speech: Speech): Reply {
  const text = speech.say(help?.isUrgent === true ? "calls.sent-urgent" : "calls.sent", { code });
  return {
    text: isOpened ? `${text}\n\n${speech.say("calls.sent-opened")}` : text,
    buttons: [
      [{ text: speech.say("button.call-write"), press: { name: "callWrite", code } }],
      [openCaseButton(code, speech), emergencyButton(speech)],
    ],
  };
}

export function sentAlreadyReply({ code }: Case, speech: Speech): Reply {
  return {
    text: speech.say("calls.sent-already", { code }),
    buttons: [
      [{ text: speech.say("button.call-write"), press: { name: "callWrite", code } }],
      [openCaseButton(code, speech), emergencyButton(speech)],
    ],
  };
}

/** A case cannot be opened for it, but one of the many can carry it. */
export function tooManyForCallReply(speech: Speech): Reply {
  return {
    text: speech.say("calls.too-many", { most: CASE_LIMITS.openCases }),
    buttons: [[callButton(speech)], [emergencyButton(speech)]],
  };
}

export function closedCaseReply(code: string, speech: Speech): Reply {
  return {
    text: speech.say("calls.closed", { code }),
    buttons: [[openCaseButton(code, speech)], [callButton(speech)], [emergencyButton(speech)]],
  };
}

export function writtenReply(code: string, speech: Speech): Reply {
  return { text: speech.say("calls.written", { code }), buttons: [[openCaseButton(code, speech)]] };
}

/** To the owner, as the call goes on. */
export function callToldReply(
  { code }: Case,
  { kind, round, count }: Pick<CallTold, "kind" | "round" | "count">,
  speech: Speech,
): Reply {
  return {
    text: toldText({ code, kind, round, count }, speech),
    buttons: [[openCaseButton(code, speech), emergencyButton(speech)]],
  };
}

function toldText(
  { code, kind, round, count }: { readonly code: string } & Pick<CallTold, "kind" | "round" | "count">,
  speech: Speech,
): string {
  if (count === 0) return speech.say(kind === "help" ? "calls.told-nobody" : "calls.hand-over-nobody", { code });
  if (round === 0) return speech.say(kind === "help" ? "calls.told" : "calls.hand-over-told", { code, count });
  return speech.say(round === 1 ? "calls.told-again" : "calls.told-all", { code, count });
}

/** For who looks after an area: urgent ones first, then the longest waiting. */
export function callListReply(
  view: {
    /** In the order in which they are shown. */
    readonly cases: readonly Case[];
    readonly page: number;
    /** Name of the area; undefined for the whole country. */
    readonly area: string | undefined;
  },
  places: PlaceIndex,
  now: number,
  speech: Speech,
): Reply {
  const { cases, area = speech.say("cases.everywhere") } = view;
  const { shown, page, pages } = pageOf(cases, view.page, CASES_A_PAGE);
  const heading =
    cases.length === 0
      ? speech.say("calls.list-empty", { place: area })
      : speech.say("calls.list", { place: area, count: cases.length, page: page + 1, pages });
  return {
    text: [heading, ...shown.map((one) => lineOf(one, places, now, speech))].join("\n\n"),
    buttons: [
      ...shown.map((one): Button[] => [
        {
          text: `${markOf(one)} ${one.code} · ${tellTitle(one.title, speech)}`,
          press: { name: "callCard", code: one.code },
        },
      ]),
      turnButtons(page, pages, (to) => ({ name: "calls", page: to }), speech),
      [{ text: speech.say("button.call-myself"), press: { name: "callFor", page: 0 } }],
    ],
  };
}

function lineOf(one: Case, places: PlaceIndex, now: number, speech: Speech): string {
  return speech.say("calls.line", {
    ...{ mark: markOf(one), code: one.code, title: tellTitle(one.title, speech) },
    place: tellPlace(one.place, places) ?? speech.say("word.no-place-told"),
    ago: tellAgo(firstCall(one), now, speech),
  });
}

function markOf(one: Case): string {
  return isUrgentIn(one) ? "🆘" : "📣";
}

function waitingLines(waiting: readonly WaitingCall[], now: number, speech: Speech): readonly string[] {
  const lines = waiting.map(({ case: { code }, askedAt, told: count }) => {
    const ago = tellAgo(askedAt, now, speech);
    return count === 0
      ? speech.say("calls.waiting", { code, ago })
      : speech.say("calls.waiting-told", { code, ago, count });
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}
