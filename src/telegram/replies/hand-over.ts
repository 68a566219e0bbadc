import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import type { Case, OfferReason } from "../../domain/case.ts";
import { CASE_LIMITS } from "../../domain/case-limits.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { pageOf } from "../../domain/pages.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { PressOf } from "../callback-data.ts";
import { callButton } from "./call-button.ts";
import { tellDangersToOthers, tellReason } from "./call-card.ts";
import { openCaseButton } from "./case-tools.ts";
import { tellPhase, tellTitle } from "./case-words.ts";
import { myCasesButton } from "./cases.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

const CASES_A_PAGE = 6;
const NAME_SHOWN = 25;

/** Those that somebody chooses; the bot finds the others by itself. */
const REASON_BUTTONS = {
  threatened: "button.reason-threatened",
  "own interest": "button.reason-own-interest",
  away: "button.reason-away",
  other: "button.reason-other",
} as const satisfies Partial<Readonly<Record<OfferReason, string>>>;
type ChosenReason = keyof typeof REASON_BUTTONS;

export function isChosenReason(reason: OfferReason): reason is ChosenReason {
  return Object.hasOwn(REASON_BUTTONS, reason);
}

/** From a safety card: which of one's own cases. */
export function handOverPickReply(cases: readonly Case[], asked: number, speech: Speech): Reply {
  if (cases.length === 0) {
    return { text: speech.say("passing.pick-none"), buttons: [[callButton(speech)], [emergencyButton(speech)]] };
  }
  const { shown, page, pages } = pageOf(cases, asked, CASES_A_PAGE);
  return {
    text: speech.say("passing.pick", { page: page + 1, pages }),
    buttons: [
      ...shown.map(({ code, title }): Button[] => [
        { text: `${code} · ${tellTitle(title, speech)}`, press: { name: "handOver", code } },
      ]),
      turnButtons(page, pages, (to) => ({ name: "handOverPick", page: to }), speech),
      [callButton(speech)],
      [emergencyButton(speech)],
    ],
  };
}

export function whyHandOverReply({ code, title }: Case, speech: Speech): Reply {
  const reasons = Object.keys(REASON_BUTTONS) as ChosenReason[];
  return {
    text: speech.say("passing.why", { code, title: tellTitle(title, speech) }),
    buttons: [
      ...reasons.map((reason): Button[] => [
        { text: speech.say(REASON_BUTTONS[reason]), press: { name: "handOverTo", code, reason } },
      ]),
      [openCaseButton(code, speech), emergencyButton(speech)],
    ],
  };
}

export function toWhomReply({ code, version }: Case, reason: OfferReason, mayPick: boolean, speech: Speech): Reply {
  const give = (way: PressOf<"handOverNow">["way"]) =>
    ({ name: "handOverNow", code, seen: version, reason, way }) as const;
  return {
    text:
      reason === "threatened"
        ? speech.say("passing.to-whom-threatened", { code })
        : speech.say("passing.to-whom", { code, reason: tellReason(reason, speech) }),
    buttons: [
      [{ text: speech.say("button.hand-over-to-coordinator"), press: give("coordinator"), style: "success" }],
      [{ text: speech.say("button.hand-over-link"), press: give("link") }],
      ...(mayPick ? [[passOnButton(code, speech)]] : []),
      [openCaseButton(code, speech), emergencyButton(speech)],
    ],
  };
}

export function givenReply(code: string, speech: Speech): Reply {
  return {
    text: speech.say("passing.to-coordinator", { code }),
    buttons: [[backButton(code, speech)], [openCaseButton(code, speech), emergencyButton(speech)]],
  };
}

export function linkReply(code: string, link: string, speech: Speech): Reply {
  const share = `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent(speech.say("passing.share"))}`;
  return {
    text: speech.say("passing.link", { code, link }),
    buttons: [
      [{ text: speech.say("button.hand-over-share"), url: share }],
      [backButton(code, speech)],
      [openCaseButton(code, speech)],
    ],
  };
}

export function linkOpenedReply(code: string, speech: Speech): Reply {
  return {
    text: speech.say("passing.link-opened", { code }),
    buttons: [[backButton(code, speech)], [openCaseButton(code, speech)]],
  };
}

/** What is told before anybody accepts, and nothing more. */
export function offerReply(
  offered: Case,
  { catalogue, places }: { readonly catalogue: Catalogue; readonly places: PlaceIndex },
  speech: Speech,
): Reply {
  const { code, title, place, situation, offer, dangers, isUntold } = offered;
  const facts = {
    ...{ code, title: tellTitle(title, speech) },
    place: tellPlace(place, places) ?? speech.say("word.no-place-told"),
    phase:
      isUntold === true
        ? speech.say("calls.card-untold")
        : speech.say("passing.offer-phase", { phase: tellPhase(situation.phase, catalogue, speech) }),
    reason: tellReason(offer?.reason ?? "other", speech),
  };
  return {
    text: [
      speech.say("passing.offer", facts),
      ...(dangers.length > 0
        ? [speech.say("passing.offer-danger", { dangers: tellDangersToOthers(dangers, catalogue, speech) })]
        : []),
      speech.say("passing.offer-after"),
    ].join("\n\n"),
    buttons: [
      [{ text: speech.say("button.offer-accept"), press: { name: "offerAccept", code }, style: "success" }],
      [{ text: speech.say("button.offer-decline"), press: { name: "offerDecline", code } }],
    ],
  };
}

export function acceptedReply(code: string, speech: Speech): Reply {
  return { text: speech.say("passing.accepted", { code }), buttons: [[openCaseButton(code, speech)]] };
}

/** The offer waits until there is room. */
export function tooManyToAcceptReply(code: string, speech: Speech): Reply {
  const { text, buttons = [] } = tooManyToTakeReply(speech);
  return { text, buttons: [...buttons, [{ text: speech.say("button.offer-look"), press: { name: "offer", code } }]] };
}

export function tooManyToTakeReply(speech: Speech): Reply {
  return {
    text: speech.say("passing.too-many", { most: CASE_LIMITS.openCases }),
    buttons: [[myCasesButton(speech)]],
  };
}

/** To whoever offered it. */
export function wasDeclinedReply(code: string, speech: Speech): Reply {
  return { text: speech.say("passing.was-declined", { code }), buttons: [[openCaseButton(code, speech)]] };
}

export function takeSureReply({ code, title, place, version }: Case, places: PlaceIndex, speech: Speech): Reply {
  return {
    text: speech.say("passing.take-sure", {
      ...{ code, title: tellTitle(title, speech) },
      place: tellPlace(place, places) ?? speech.say("word.no-place-told"),
    }),
    buttons: [
      [{ text: speech.say("button.take-sure"), press: { name: "caseTake", code, seen: version }, style: "success" }],
      [openCaseButton(code, speech)],
    ],
  };
}

export interface PassList {
  readonly code: string;
  /** Ids and names as Telegram tells them just now. */
  readonly people: readonly { readonly id: number; readonly name: string; readonly place: string | undefined }[];
  readonly area: string;
  readonly page: number;
  readonly pages: number;
}

export function passListReply({ code, people, area, page, pages }: PassList, speech: Speech): Reply {
  return {
    text:
      people.length === 0
        ? speech.say("passing.pass-nobody", { code, place: area })
        : speech.say("passing.pass-list", { code, place: area, page: page + 1, pages }),
    buttons: [
      ...people.map(({ id, name, place }): Button[] => [
        {
          text: `${shorten(name, NAME_SHOWN)}${place === undefined ? "" : ` · ${place}`}`,
          press: { name: "passOnAsk", code, id },
        },
      ]),
      turnButtons(page, pages, (to) => ({ name: "passOn", code, page: to }), speech),
      [openCaseButton(code, speech)],
    ],
  };
}

export function passSureReply(
  { code, version }: Case,
  { id, name }: { readonly id: number; readonly name: string },
  speech: Speech,
): Reply {
  return {
    text: speech.say("passing.pass-sure", { code, name }),
    buttons: [
      [
        {
          text: speech.say("button.pass-sure"),
          press: { name: "passOnTo", code, id, seen: version },
          style: "success",
        },
      ],
      [passOnButton(code, speech)],
    ],
  };
}

export function passedReply(code: string, name: string, isTold: boolean, speech: Speech): Reply {
  return {
    text: speech.say(isTold ? "passing.passed" : "passing.passed-unreachable", { code, name }),
    buttons: [[backButton(code, speech)], [openCaseButton(code, speech)]],
  };
}

export function backButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.hand-over-back"), press: { name: "handOverBack", code } };
}

export function passOnButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.pass-on"), press: { name: "passOn", code, page: 0 } };
}
