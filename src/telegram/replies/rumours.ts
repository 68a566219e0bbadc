import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { pageOf } from "../../domain/pages.ts";
import {
  HEARD_AT,
  type HeardAt,
  LONGEST_RUMOUR,
  RUMOUR_RESULTS,
  RUMOUR_TOPICS,
  type Rumour,
  type RumourResult,
  type RumourTopic,
  type Sighting,
  WITNESSES,
} from "../../domain/rumour.ts";
import type { CaseTool } from "./case-tools.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, startGuideButton } from "./safety.ts";

const MINE_A_PAGE = 6;
/** Rumours that may be happening: first oneself, then the checking. */
const URGENT: readonly RumourTopic[] = ["attack", "hurt", "kidnapping"];
const RESULT_BUTTONS = {
  true: "button.rumour-result-true",
  partly: "button.rumour-result-partly",
  false: "button.rumour-result-false",
  unclear: "button.rumour-result-unclear",
} as const satisfies Readonly<Record<RumourResult, MessageKey>>;
const STEPS = [0, 1, 2, 3, 4] as const;

/** The first screen: what it is about. */
export function rumourStartReply(mayOversee: boolean, speech: Speech): Reply {
  const topics = RUMOUR_TOPICS.map((topic): Button[] => [
    { text: tellTopic(topic, speech), press: { name: "rumourTopic", topic } },
  ]);
  return {
    text: speech.say("rumour.start"),
    buttons: [
      ...topics,
      [{ text: speech.say("button.rumour-mine"), press: { name: "rumourList", page: 0 } }],
      ...(mayOversee ? [[rumourAreaButton(speech)]] : []),
      [emergencyButton(speech)],
    ],
  };
}

/** On the screen of a case in which rumours go round. */
export const rumourTool: CaseTool = ({ case: { state, situation } }, speech) =>
  state === "open" && situation.signals.includes("S1") ? [[rumoursButton(speech)]] : [];

/** For whoever has not joined: help needs no record. */
export function rumourGuestReply(speech: Speech): Reply {
  return { text: speech.say("rumour.guest"), buttons: [[startGuideButton(speech), emergencyButton(speech)]] };
}

export function heardWhereReply(topic: RumourTopic, speech: Speech): Reply {
  return {
    text: speech.say("rumour.heard-where", { topic: tellTopic(topic, speech) }),
    buttons: [
      ...HEARD_AT.map((heardAt): Button[] => [
        { text: tellHeard(heardAt, speech), press: { name: "rumourHeard", topic, heardAt } },
      ]),
      [toTopics(speech), emergencyButton(speech)],
    ],
  };
}

export function witnessReply(topic: RumourTopic, heardAt: HeardAt, speech: Speech): Reply {
  return {
    text: speech.say("rumour.seen-or-heard", { topic: tellTopic(topic, speech) }),
    buttons: [
      ...WITNESSES.map((witness): Button[] => [
        { text: speech.say(`word.witness-${witness}`), press: { name: "rumourTell", topic, heardAt, witness } },
      ]),
      [toTopics(speech), emergencyButton(speech)],
    ],
  };
}

export interface RumourView {
  readonly rumour: Rumour;
  /** Of the same rumour in the same regency, told by others; undefined when nobody else told it. */
  readonly others: Sighting | undefined;
  /** Name of that regency. */
  readonly area: string;
}

/** One rumour: what others found, the steps of checking, and the result. */
export function rumourReply({ rumour, others, area }: RumourView, speech: Speech): Reply {
  const { id, topic, heardAt, witness, steps, result, hasWords } = rumour;
  const facts = { topic: tellTopic(topic, speech), heard: tellHeard(heardAt, speech) };
  const text = [
    speech.say("rumour.head", { ...facts, witness: speech.say(`word.witness-${witness}`) }),
    ...(URGENT.includes(topic) ? [speech.say("rumour.watch-out")] : []),
    ...(others === undefined ? [] : [tellOthers(others, area, speech)]),
    [speech.say("rumour.steps"), ...STEPS.map((step) => `${step + 1}. ${speech.say(`word.rumour-step-${step}`)}`)].join(
      "\n",
    ),
    ...(hasWords ? [speech.say("rumour.written")] : []),
    ...(result === undefined
      ? []
      : [
          `${speech.say("rumour.result", { result: tellResult(result, speech) })}\n${speech.say(`rumour-then.${result}`)}`,
        ]),
  ];
  return {
    text: text.join("\n\n"),
    buttons: [
      ...STEPS.map((step): Button[] => [
        {
          text: speech.say("button.rumour-step", {
            mark: steps.includes(step) ? "☑️" : "⬜",
            step: speech.say(`word.rumour-short-${step}`),
          }),
          press: { name: "rumourStep", id, step, isDone: steps.includes(step) ? "no" : "yes" },
        },
      ]),
      ...inPairs(RUMOUR_RESULTS.map((word) => resultButton(id, word, speech))),
      [{ text: speech.say("button.rumour-write"), press: { name: "rumourWrite", id } }],
      [{ text: speech.say("button.rumour-new"), press: { name: "rumours" } }, emergencyButton(speech)],
    ],
  };
}

export function writeRumourReply(speech: Speech): Reply {
  return { text: speech.say("rumour.write", { most: LONGEST_RUMOUR }), buttons: [[emergencyButton(speech)]] };
}

export function rumourGoneReply(speech: Speech): Reply {
  return {
    text: speech.say("rumour.gone"),
    buttons: [[rumoursButton(speech)]],
  };
}

/** Chosen by those who have no place yet: a rumour is counted where it goes round. */
export function rumourNoPlaceReply(speech: Speech): Reply {
  const choose: Button = { text: speech.say("button.place-change"), press: { name: "placeList", code: "", page: 0 } };
  return { text: speech.say("rumour.no-place"), buttons: [[choose], [emergencyButton(speech)]] };
}

export function ownRumoursReply(rumours: readonly Rumour[], asked: number, speech: Speech): Reply {
  const { shown, page, pages } = pageOf(rumours, asked, MINE_A_PAGE);
  const isNone = rumours.length === 0;
  return {
    text: isNone ? speech.say("rumour.none") : speech.say("rumour.mine", { page: page + 1, pages }),
    buttons: [
      ...shown.map(({ id, topic, result }): Button[] => [
        { text: `${markOf(result)} ${tellTopic(topic, speech)}`, press: { name: "rumour", id } },
      ]),
      turnButtons(page, pages, (to) => ({ name: "rumourList", page: to }), speech),
      [{ text: speech.say("button.rumour-new"), press: { name: "rumours" } }],
    ],
  };
}

export function tellTopic(topic: RumourTopic, speech: Speech): string {
  return speech.say(`word.rumour-${topic}`);
}

/** "tidak benar 2, belum jelas 1", in the order of the results; undefined while nobody has one. */
export function tellResults(results: Sighting["results"], speech: Speech): string | undefined {
  const told = RUMOUR_RESULTS.flatMap((result) => {
    const count = results[result];
    return count === undefined
      ? []
      : [speech.say("rumour.result-count", { result: tellResult(result, speech), count })];
  });
  return told.length === 0 ? undefined : told.join(", ");
}

export function rumoursButton(speech: Speech): Button {
  return { text: speech.say("button.rumours"), press: { name: "rumours" } };
}

export function rumourAreaButton(speech: Speech): Button {
  return { text: speech.say("button.rumour-area"), press: { name: "rumoursIn", page: 0 } };
}

function tellOthers({ people, results }: Sighting, area: string, speech: Speech): string {
  const found = tellResults(results, speech);
  const heard = speech.say("rumour.others", { area, count: people });
  return found === undefined ? heard : `${heard} ${speech.say("rumour.others-results", { results: found })}`;
}

function resultButton(id: string, result: RumourResult, speech: Speech): Button {
  return { text: speech.say(RESULT_BUTTONS[result]), press: { name: "rumourResult", id, result } };
}

function tellResult(result: RumourResult, speech: Speech): string {
  return speech.say(`word.rumour-${result}`);
}

function tellHeard(heardAt: HeardAt, speech: Speech): string {
  switch (heardAt) {
    case "chat group":
      return speech.say("word.heard-chat-group");
    case "social media":
      return speech.say("word.heard-social-media");
    case "face to face":
      return speech.say("word.heard-face-to-face");
    case "gathering":
      return speech.say("word.heard-gathering");
    case "letter":
      return speech.say("word.heard-letter");
    case "elsewhere":
      return speech.say("word.heard-elsewhere");
  }
}

function markOf(result: RumourResult | undefined): string {
  return result === undefined ? "⏳" : { true: "✅", partly: "➗", false: "❌", unclear: "❔" }[result];
}

function toTopics(speech: Speech): Button {
  return { text: speech.say("button.rumour-to-topics"), press: { name: "rumours" } };
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return [buttons.slice(0, 2), buttons.slice(2)];
}
