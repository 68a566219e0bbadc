import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import type { Case, OfferReason } from "../../domain/case.ts";
import type { CaseEntry } from "../../domain/case-event.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type CoordinatorCall, callsOf } from "../../domain/coordinator-call.ts";
import type { GateId } from "../../domain/safety.ts";
import { openCaseButton } from "./case-tools.ts";
import {
  tellAgo,
  tellColour,
  tellDangers,
  tellHelped,
  tellLevel,
  tellPhase,
  tellRole,
  tellTitle,
} from "./case-words.ts";
import type { Button, Reply } from "./reply.ts";

const TRIED_SHOWN = 3;
/** As much of what was typed as a card shows; all of it stands in the timeline. */
const WORDS_SHOWN = 300;

/** A case as a coordinator gets to read it when something waits. */
export interface CallView {
  readonly case: Case;
  /** In the order of writing. */
  readonly timeline: readonly CaseEntry[];
  readonly place: string | undefined;
  /** As Telegram tells it just now; undefined when nobody looks after the case. */
  readonly ownerName: string | undefined;
  readonly catalogue: Catalogue;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly speech: Speech;
}

/** Short enough to be read on the way: what is asked, how the case stands, and what can be done about it. */
export function callCardReply(view: CallView, note?: string): Reply {
  const lines = [headingOf(view), note, factsOf(view), wordsOf(view)];
  return {
    text: lines.filter((line) => line !== undefined && line !== "").join("\n\n"),
    buttons: buttonsOf(view),
  };
}

/** What is said above the card the second and the third time. */
export function callNote(call: CoordinatorCall, round: number, { now, speech }: CallView): string | undefined {
  if (round === 0) return undefined;
  return speech.say(round === 1 ? "calls.card-again" : "calls.card-all", { ago: tellAgo(call.at, now, speech) });
}

export function tellReason(reason: OfferReason, speech: Speech): string {
  return speech.say(`word.offer-${reason === "own interest" ? "own-interest" : reason}`);
}

/** The button of R8 speaks of oneself, and somebody else reads it here. */
export function tellDangersToOthers(gates: readonly GateId[], catalogue: Catalogue, speech: Speech): string {
  const named = tellDangers(
    gates.filter((gate) => gate !== "R8"),
    catalogue,
    speech,
  );
  const ofVolunteer = gates.includes("R8") ? [speech.say("word.danger-of-volunteer")] : [];
  return [...(named === "" ? [] : [named]), ...ofVolunteer].join(", ");
}

function headingOf({ case: it, now, speech }: CallView): string {
  const { code, help, offer } = it;
  const calls = callsOf(it);
  const lines = calls.map(({ kind, isUrgent }) => {
    if (kind === "hand-over") {
      return speech.say("calls.card-hand-over", { code, reason: tellReason(offer?.reason ?? "other", speech) });
    }
    return speech.say(isUrgent ? "calls.card-urgent" : "calls.card-help", { code });
  });
  if (lines.length > 0) return lines.join("\n");
  if (help?.answeredAt === undefined) return speech.say("calls.card-quiet", { code });
  return speech.say("calls.card-answered", { code, ago: tellAgo(help.answeredAt, now, speech) });
}

function factsOf(view: CallView): string {
  const { case: it, place, ownerName, catalogue, speech } = view;
  const { title, dangers } = it;
  return [
    speech.say("calls.card-what", {
      title: tellTitle(title, speech),
      place: place ?? speech.say("word.no-place-told"),
    }),
    it.isUntold === true ? speech.say("calls.card-untold") : phaseLine(view),
    ...(dangers.length > 0
      ? [speech.say("calls.card-danger", { dangers: tellDangersToOthers(dangers, catalogue, speech) })]
      : []),
    ...checkInLines(view),
    ...triedLines(view),
    ownerName === undefined ? speech.say("calls.card-nobody") : speech.say("calls.card-who", { name: ownerName }),
  ].join("\n");
}

function phaseLine({ case: { situation, roles }, catalogue, speech }: CallView): string {
  const names = roles.map((role) => tellRole(role, catalogue, speech)).join(", ");
  return speech.say("calls.card-phase", {
    phase: tellPhase(situation.phase, catalogue, speech),
    level: tellLevel(situation.level, catalogue, speech),
    roles: names === "" ? speech.say("word.roles-none") : names,
  });
}

function checkInLines({ case: { checkIns }, now, speech }: CallView): readonly string[] {
  const latest = checkIns.at(-1);
  if (latest === undefined) return [];
  const { colour, safety, at } = latest;
  const facts = { colour: tellColour(colour, speech), safety, ago: tellAgo(at, now, speech) };
  return [speech.say("calls.card-check-in", facts)];
}

function triedLines({ case: { tried }, speech }: CallView): readonly string[] {
  const shown = tried.toReversed().slice(0, TRIED_SHOWN);
  if (shown.length === 0) return [];
  const told = shown.map(({ technique, helped }) =>
    speech.say("calls.card-tried-one", { technique, helped: tellHelped(helped, speech) }),
  );
  return [speech.say("calls.card-tried", { tried: told.join(", ") })];
}

/** The latest words of a call; those before an answer have been read. */
function wordsOf({ timeline, speech }: CallView): string | undefined {
  const last = timeline.findLast(
    ({ what }) => what.kind === "answer" || (what.kind === "help" && what.text !== undefined),
  );
  if (last?.what.kind !== "help" || last.what.text === undefined) return undefined;
  return speech.say("calls.card-words", { words: shorten(last.what.text, WORDS_SHOWN) });
}

function buttonsOf({ case: it, speech }: CallView): Button[][] {
  const { code, state, help } = it;
  if (state === "closed") return [[openCaseButton(code, speech)]];
  const calls = callsOf(it).map(({ kind }) => kind);
  const isWaiting = calls.includes("help");
  const label = isWaiting ? "button.call-answer" : "button.call-answer-more";
  const answer: Button = { text: speech.say(label), press: { name: "callAnswer", code }, style: "success" };
  const phoned: Button = { text: speech.say("button.call-phoned"), press: { name: "callPhoned", code } };
  const take: Button = { text: speech.say("button.case-take"), press: { name: "caseTakeAsk", code } };
  const passOn: Button = { text: speech.say("button.pass-on"), press: { name: "passOn", code, page: 0 } };
  return [
    ...(help === undefined ? [] : [isWaiting ? [answer, phoned] : [answer]]),
    [openCaseButton(code, speech), take],
    [passOn],
  ];
}
