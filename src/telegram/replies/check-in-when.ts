import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import type { Case } from "../../domain/case.ts";
import { ASK_AFTER, type AskAfter, RHYTHMS, type Rhythm } from "../../domain/check-in-due.ts";
import { waysOut } from "./check-in.ts";
import type { Button, Reply } from "./reply.ts";

const ASK_BUTTONS = {
  1: "button.ask-1",
  2: "button.ask-2",
  3: "button.ask-3",
} as const satisfies Readonly<Record<AskAfter, MessageKey>>;
const RHYTHM_BUTTONS = {
  3: "button.every-3",
  7: "button.every-7",
  14: "button.every-14",
  0: "button.every-0",
} as const satisfies Readonly<Record<Rhythm, MessageKey>>;
const RHYTHM_WORDS = { 3: "word.every-3", 7: "word.every-7", 14: "word.every-14" } as const;

/** When to ask again, once and from then on. */
export function whenReply(it: Case, speech: Speech, note?: string): Reply {
  const { code } = it;
  return {
    text: [...(note === undefined ? [] : [note]), speech.say("check-in.when", { code }), tellNext(it, speech)].join(
      "\n\n",
    ),
    buttons: [...askRows(code, speech), ...rhythmRows(code, speech), waysOut(code, speech)],
  };
}

/** Below guidance: on which day shall I ask how it went? */
export function askRows(code: string, speech: Speech): Button[][] {
  return [
    ASK_AFTER.map(
      (days): Button => ({ text: speech.say(ASK_BUTTONS[days]), press: { name: "checkInAsk", code, days } }),
    ),
  ];
}

export function rhythmRows(code: string, speech: Speech): Button[][] {
  const buttons = RHYTHMS.map(
    (days): Button => ({ text: speech.say(RHYTHM_BUTTONS[days]), press: { name: "checkInEvery", code, days } }),
  );
  return [buttons.slice(0, 2), buttons.slice(2)];
}

export function rhythmNote(days: Rhythm, speech: Speech): string {
  if (days === 0) return speech.say("check-in.next-none");
  return speech.say("check-in.every", { often: speech.say(RHYTHM_WORDS[days]) });
}

/** When the next question comes, of itself. */
export function tellNext({ watch, place }: Case, speech: Speech): string {
  if (watch.due === undefined) return speech.say("check-in.next-none");
  return speech.say("check-in.next", { when: tellMoment(watch.due.at, place, speech) });
}

export function isRhythm(days: number): days is Rhythm {
  return RHYTHMS.some((rhythm) => rhythm === days);
}

export function isAskAfter(days: number): days is AskAfter {
  return ASK_AFTER.some((after) => after === days);
}
