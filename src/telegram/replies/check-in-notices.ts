import type { Speech } from "../../content/speech.ts";
import { tellDuration } from "../../content/words/local-moment.ts";
import type { Case } from "../../domain/case.ts";
import { isForNow } from "../../domain/case-alarm.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { CheckInDue } from "../../domain/check-in-due.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { openCaseButton } from "./case-tools.ts";
import { tellColour, tellDangers, tellTitle } from "./case-words.ts";
import { colourRows, waysOut } from "./check-in.ts";
import type { Reply } from "./reply.ts";

/** Where and when it is read. */
export interface CheckInView {
  readonly catalogue: Catalogue;
  readonly places: PlaceIndex;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly speech: Speech;
}

const QUESTIONS = {
  technique: "check-in.ask-technique",
  chosen: "check-in.ask-technique",
  rhythm: "check-in.ask",
  danger: "check-in.ask-danger",
} as const satisfies Readonly<Record<CheckInDue["why"], string>>;

/** The first of the three taps stands right below the question. */
export function askCheckInReply(it: Case, isAgain: boolean, view: CheckInView): Reply {
  const { speech } = view;
  const { code, watch } = it;
  return {
    text: [
      speech.say(QUESTIONS[watch.due?.why ?? "rhythm"], namesOf(it, view)),
      ...(isAgain ? [speech.say("check-in.ask-again")] : []),
      speech.say("check-in.legend"),
    ].join("\n\n"),
    buttons: [
      ...colourRows(it, speech),
      [{ text: speech.say("button.check-in-when"), press: { name: "checkInWhen", code } }],
      waysOut(code, speech),
    ],
  };
}

export function noNewsReply(it: Case, isOwnerThere: boolean, view: CheckInView): Reply {
  const { speech, now } = view;
  const ago = tellDuration(now - it.touchedAt, speech);
  return {
    text: speech.say(isOwnerThere ? "check-in.silent" : "check-in.no-owner", { ...namesOf(it, view), ago }),
    buttons: [[openCaseButton(it.code, speech)]],
  };
}

export function gotWorseReply(it: Case, view: CheckInView): Reply {
  const { alarm } = it.watch;
  const isDanger = alarm?.ground === "danger";
  return {
    text: isDanger ? dangerText(it, view) : worseText(it, view),
    buttons: [[openCaseButton(it.code, view.speech)]],
  };
}

function dangerText(it: Case, view: CheckInView): string {
  const { catalogue, now, speech } = view;
  const { at, gates } = it.watch.alarm ?? { at: now, gates: it.dangers };
  return speech.say(isForNow({ gates }) ? "check-in.told-danger" : "check-in.told-hidden", {
    ...namesOf(it, view),
    ...{ dangers: tellDangers(gates, catalogue, speech), ago: tellDuration(now - at, speech) },
  });
}

function worseText(it: Case, view: CheckInView): string {
  const { speech } = view;
  const [before, now] = it.checkIns.length > 1 ? it.checkIns : [undefined, it.checkIns.at(-1)];
  return speech.say("check-in.told-worse", {
    ...namesOf(it, view),
    ...{ colour: tellColour(now?.colour ?? "red", speech), safety: now?.safety ?? 0 },
    before:
      before === undefined
        ? ""
        : speech.say("check-in.told-before", { colour: tellColour(before.colour, speech), safety: before.safety }),
  });
}

function namesOf({ code, title, place }: Case, { places, speech }: CheckInView) {
  return { code, title: tellTitle(title, speech), place: tellPlace(place, places) ?? place };
}
