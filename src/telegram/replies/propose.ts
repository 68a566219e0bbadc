import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import type { NewSource } from "../../domain/directory.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Source } from "../../domain/source.ts";
import { pickButtons } from "./directory-fields.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";
import { tellEntry } from "./source.ts";
import { sourcesButton, type Viewing } from "./sources.ts";

type Typed = "organisation" | "service" | "contact" | "hours" | "bring";

/** A question that is answered in words, or passed over. */
export function proposeQuestionReply(about: Typed, canSkip: boolean, speech: Speech): Reply {
  const skip: Button = { text: speech.say("button.skip"), press: { name: "skipThis" } };
  const isFirst = about === "organisation";
  return {
    text: speech.say(`propose.${about}`),
    buttons: [canSkip ? [skip] : [], isFirst ? [emergencyButton(speech)] : waysBack(speech)],
  };
}

export function proposeNeedReply(speech: Speech): Reply {
  const buttons = NEED_CATEGORIES.map(
    (category): Button => ({ text: tellNeed(category, speech), press: { name: "pickNeed", category } }),
  );
  const pairs = buttons.flatMap((button, index) =>
    index % 2 === 0 ? [[button, ...buttons.slice(index + 1, index + 2)]] : [],
  );
  return { text: speech.say("propose.category"), buttons: [...pairs, waysBack(speech)] };
}

/** The volunteer's own place is the likeliest one. */
export function proposePlaceReply(
  found: readonly string[] | undefined,
  own: string | undefined,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const asked =
    found === undefined ? "propose.place" : found.length > 0 ? "sources.places-found" : "sources.no-place-found";
  const offered = found ?? (own === undefined || tellPlace(own, places) === undefined ? [] : [own]);
  return { text: speech.say(asked), buttons: [...pickButtons(offered, places), waysBack(speech)] };
}

export function proposeCheckReply(source: NewSource, viewing: Viewing): Reply {
  const { speech } = viewing;
  const shown: Source = { ...source, id: "new", quality: { kind: "too few", outcomes: 0 } };
  return {
    text: [tellEntry(shown, viewing), speech.say("propose.check")].join("\n\n"),
    buttons: [
      [{ text: speech.say("button.propose-send"), press: { name: "proposeSend" }, style: "success" }],
      waysBack(speech),
    ],
  };
}

export function proposedReply(speech: Speech): Reply {
  return {
    text: speech.say("propose.sent"),
    buttons: [
      [{ text: speech.say("button.propose-more"), press: { name: "propose" } }],
      [sourcesButton(speech), emergencyButton(speech)],
    ],
  };
}

export function proposeClosedReply(text: string, speech: Speech): Reply {
  return { text, buttons: [[sourcesButton(speech), emergencyButton(speech)]] };
}

/** What came of it, for whoever proposed it. */
export function proposalAnsweredReply(
  { id, organisation }: { readonly id: string; readonly organisation: string },
  isWelcome: boolean,
  speech: Speech,
): Reply {
  return {
    text: speech.say(isWelcome ? "propose.welcome" : "propose.not-welcome", { organisation }),
    buttons: [
      isWelcome ? [{ text: speech.say("button.see-source"), press: { name: "source", id } }] : [],
      [sourcesButton(speech)],
    ],
  };
}

/** The name of an office may sound like a danger, and somebody in danger may write in the middle of it. */
export function officeOrDangerReply(speech: Speech): Reply {
  return { text: speech.say("propose.danger"), buttons: [[emergencyButton(speech)]] };
}

function waysBack(speech: Speech): Button[] {
  return [
    { text: speech.say("button.back"), press: { name: "back", gates: [], signals: [] } },
    emergencyButton(speech),
  ];
}
