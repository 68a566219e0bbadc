import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { LEVELS } from "../../domain/level.ts";
import { PHASES } from "../../domain/phase.ts";
import type { SignalId } from "../../domain/signal.ts";
import type { Button, Reply } from "./reply.ts";
import { type Dangers, emergencyButton, startGuideButton } from "./safety.ts";
import { newMark } from "./updated-mark.ts";

const REASONS_SHOWN = 3;

/** Ticked signals travel through all questions in the buttons, so that going back and forth keeps them. */
export function phaseReply(known: Dangers, catalogue: Catalogue, speech: Speech): Reply {
  const { signals } = known;
  const choices = catalogue.phases.toSorted((a, b) => PHASES.indexOf(a.id) - PHASES.indexOf(b.id));
  return {
    text: speech.say("guide.phase"),
    buttons: [
      ...choices.map((phase): Button[] => [
        { text: `${speech.tell(phase.button)}${newMark(phase)}`, press: { name: "phase", phase: phase.id, signals } },
      ]),
      wayBack(known, speech),
    ],
  };
}

export function levelReply(signals: readonly SignalId[], catalogue: Catalogue, speech: Speech): Reply {
  const choices = catalogue.levels.toSorted((a, b) => LEVELS.indexOf(a.id) - LEVELS.indexOf(b.id));
  return {
    text: speech.say("guide.level"),
    buttons: [
      ...choices.map(({ id, button }): Button[] => [
        { text: speech.tell(button), press: { name: "level", level: id, signals } },
      ]),
      [{ text: speech.say("button.parties-unclear"), press: { name: "level", level: "unclear", signals } }],
      wayBack({ gates: [], signals }, speech),
    ],
  };
}

/** One screen of signals. The ticks of all screens travel in every button, so turning a page needs no store. */
export function signalsReply(signals: readonly SignalId[], page: number, catalogue: Catalogue, speech: Speech): Reply {
  const screens = catalogue.signalScreens;
  const shown = Math.min(page, screens.length - 1);
  const screen = screens[shown];
  const ticks = (screen?.signals ?? []).map((tick): Button[] => [
    {
      text: `${signals.includes(tick) ? "☑️" : "⬜️"} ${speech.tell(wordsOf(tick, catalogue).button)}`,
      press: { name: "signalTick", tick, page: shown, signals },
    },
  ]);
  const turn = (text: string, to: number): Button[] =>
    to < 0 || to >= screens.length ? [] : [{ text, press: { name: "signalPage", page: to, signals } }];
  return {
    text: speech.say("guide.signals", {
      heading: screen === undefined ? "" : speech.tell(screen.heading),
      page: shown + 1,
      pages: screens.length,
    }),
    buttons: [
      ...ticks,
      [...turn(speech.say("button.earlier"), shown - 1), ...turn(speech.say("button.later"), shown + 1)],
      [
        {
          text: speech.say("button.show-result", { count: signals.length }),
          press: { name: "signalDone", signals },
          style: "success",
        },
      ],
      wayBack({ gates: [], signals }, speech),
    ],
  };
}

export function unfinishedReply(speech: Speech): Reply {
  return {
    text: speech.say("guide.unfinished"),
    buttons: [
      [resumeButton(speech)],
      [{ text: speech.say("button.restart"), press: { name: "restart" } }],
      [emergencyButton(speech)],
    ],
  };
}

/** Shows the open question of a talk again. */
export function resumeButton(speech: Speech): Button {
  return { text: speech.say("button.resume"), press: { name: "resume" }, style: "success" };
}

/** For a message that asks nothing itself: the open question, or else the guide. Nobody is left without a way. */
export function waysOn(isTalking: boolean, speech: Speech): Button[][] {
  return isTalking ? [[resumeButton(speech)]] : [[startGuideButton(speech), emergencyButton(speech)]];
}

/** What was understood from a volunteer's own words, to stand above the first question. */
export function heardWords(signals: readonly SignalId[], catalogue: Catalogue, speech: Speech): string {
  if (signals.length === 0) return speech.say("guide.heard-nothing");
  return speech.say("guide.heard", { signals: clausesOf(signals, catalogue, speech) });
}

/** "they no longer talk, and ..." for ticked signals: the first few, for a longer list is no reason any more. */
export function becauseOf(signals: readonly SignalId[], catalogue: Catalogue, speech: Speech): string {
  return clausesOf(signals.slice(0, REASONS_SHOWN), catalogue, speech);
}

const CONJUNCTIONS = {
  id: new Intl.ListFormat("id", { type: "conjunction" }),
  en: new Intl.ListFormat("en", { type: "conjunction" }),
} as const;

/** Whole clauses, so that two of them need a pause as well: "..., and ...". */
function clausesOf(signals: readonly SignalId[], catalogue: Catalogue, speech: Speech): string {
  const clauses = signals.map((signal) => speech.tell(wordsOf(signal, catalogue).because));
  const parts = CONJUNCTIONS[speech.language].formatToParts(clauses);
  const isPair = clauses.length === 2;
  return parts.map(({ type, value }) => (isPair && type === "literal" ? `,${value}` : value)).join("");
}

function wordsOf(id: SignalId, catalogue: Catalogue) {
  const words = catalogue.signals.find((signal) => signal.id === id);
  if (words === undefined) throw new Error(`The catalogue was loaded without the signal ${id}.`);
  return words;
}

/** Dangers matter only on the way back to the question of dangers. */
function wayBack({ gates, signals }: Dangers, speech: Speech): Button[] {
  return [{ text: speech.say("button.back"), press: { name: "back", gates, signals } }, emergencyButton(speech)];
}
