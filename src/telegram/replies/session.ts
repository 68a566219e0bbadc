import type { Speech } from "../../content/speech.ts";
import { SIDES } from "../../domain/case.ts";
import { morningIn } from "../../domain/review-day.ts";
import {
  openSessionStep,
  proposeStage,
  SESSION_LIMITS,
  SESSION_STEPS,
  type SessionList,
  type SessionStep,
  type SettledStep,
  TURN_MINUTES,
} from "../../domain/session-form.ts";
import { tellDay } from "./contract-words.ts";
import { cutLine, inRows, OPEN, sidesRow, tickables, tickLines, tickRows } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";
import { talksReply } from "./session-talks.ts";
import { wholeReply } from "./session-whole.ts";
import { type SessionView, sessionChange, sessionPlace, sessionWays } from "./session-words.ts";

/** The question that is open, or the plan when it is whole; made of the paper alone, so that it can be gone on with after weeks. */
export function sessionReply(view: SessionView, speech: Speech, note?: string): Reply {
  const step = openSessionStep(view.form, view.allowed);
  if (step === undefined) return wholeReply(view, speech, note);
  const asked = QUESTIONS[step](view, speech);
  const head = speech.say("session.head", {
    ...{ code: view.case.code, step: SESSION_STEPS.indexOf(step) + 1, steps: SESSION_STEPS.length },
  });
  return {
    text: [note, head, asked.text].filter((part) => part !== undefined).join("\n\n"),
    buttons: [...(asked.buttons ?? []), ...sessionWays(view, step === "sides", speech)],
  };
}

type Question = (view: SessionView, speech: Speech) => Reply;

const QUESTIONS: Readonly<Record<SessionStep, Question>> = {
  sides: (view, speech) => ({
    text: speech.say("contract.ask-sides"),
    buttons: sidesRow((count) => ({ name: "sessionSides", ...sessionChange(view), count }), speech),
  }),
  stage: askStage,
  rules: (view, speech) =>
    askList(view, "rules", speech.say("session.ask-rules", { most: SESSION_LIMITS.rules }), speech),
  opening: askOpening,
  issues: (view, speech) =>
    askList(view, "issues", speech.say("session.ask-issues", { most: SESSION_LIMITS.issues }), speech),
  order: askOrder,
  talks: talksReply,
  pauses: (view, speech) => askList(view, "pauses", speech.say("session.ask-pauses"), speech),
  turns: askTurns,
  endings: (view, speech) =>
    askList(view, "endings", speech.say("session.ask-endings", { most: SESSION_LIMITS.endings }), speech),
  next: askNext,
};

/** What fits is said with its reason; what a danger takes away is not offered. */
function askStage(view: SessionView, speech: Speech): Reply {
  const { allowed, case: it } = view;
  const proposed = proposeStage(allowed.length === 1 ? ["R10"] : [], it.situation.signals);
  const rows = allowed
    .toSorted((one, other) => Number(other === proposed) - Number(one === proposed))
    .map((stage): Button[] => {
      const text = speech.say(`button.stage-${stage}`, { mark: stage === proposed ? "👉" : OPEN });
      const press = { name: "sessionStage", ...sessionChange(view), stage } as const;
      return [{ text, press, ...(stage === proposed && { style: "success" as const }) }];
    });
  return { text: speech.say("session.ask-stage", { why: speech.say(`session.why-${proposed}`) }), buttons: rows };
}

function askList(view: SessionView, list: SessionList, question: string, speech: Speech): Reply {
  const { form, words } = view;
  const all: Readonly<
    Record<SessionList, readonly { readonly id: string; readonly words: { id: string; en: string } }[]>
  > = {
    rules: ofStage(words.rules, view),
    pauses: ofStage(words.pauses, view),
    endings: ofStage(words.endings, view),
    issues: words.issues,
  };
  const ticks = tickables(all[list], form[list]);
  return {
    text: [question, tickLines(ticks, speech)].join("\n\n"),
    buttons: [
      ...tickRows(ticks, ({ example, words: typed }) =>
        example === undefined
          ? {
              ...{ name: "sessionRemove", ...sessionChange(view), list },
              index: form[list].findIndex((point) => point.words.id === typed.id),
            }
          : { name: "sessionTick", ...sessionChange(view), list, example },
      ),
      [writeButton(view, list, speech)],
      ...(form[list].length === 0 ? [] : [[goOn(view, list, "button.enough", speech)]]),
    ],
  };
}

export function ofStage<T extends { readonly stages: readonly string[] }>(
  examples: readonly T[],
  { form: { stage } }: Pick<SessionView, "form">,
): readonly T[] {
  return stage === undefined ? examples : examples.filter(({ stages }) => stages.includes(stage));
}

function askOpening(view: SessionView, speech: Speech): Reply {
  const { opening } = view.form;
  const words = opening === undefined ? "" : speech.tell(opening.words);
  const change: Button = {
    text: speech.say("button.change-opening"),
    press: { name: "sessionWrite", ...sessionPlace(view), field: "opening", side: "A" },
  };
  return {
    text: speech.say("session.ask-opening", { words }),
    buttons: [[change], ...(opening === undefined ? [] : [[goOn(view, "opening", "button.opening-good", speech)]])],
  };
}

/** Up and down beside each number: whoever orders looks at the list, and not at a menu. */
function askOrder(view: SessionView, speech: Speech): Reply {
  const { issues } = view.form;
  const move = (index: number, way: "up" | "down"): Button => ({
    text: `${way === "up" ? "⬆️" : "⬇️"} ${index + 1}`,
    press: { name: "sessionMove", ...sessionChange(view), way, index },
  });
  const lines = issues.map((point, at) =>
    speech.say("contract.plain-line", { number: at + 1, words: cutLine(speech.tell(point.words)) }),
  );
  return {
    text: [speech.say("session.ask-order"), lines.join("\n")].join("\n\n"),
    buttons: [
      ...issues.map((_, index) => [
        ...(index > 0 ? [move(index, "up")] : []),
        ...(index < issues.length - 1 ? [move(index, "down")] : []),
      ]),
      [goOn(view, "order", "button.order-good", speech)],
    ],
  };
}

function askTurns(view: SessionView, speech: Speech): Reply {
  const rows = SIDES.slice(0, view.form.sides).map((side) =>
    TURN_MINUTES.map((minutes): Button => {
      const press = { name: "sessionTurns", ...sessionChange(view), side, minutes: MINUTES[minutes] } as const;
      return { text: speech.say("button.turns", { letter: side, minutes }), press };
    }),
  );
  return { text: speech.say("session.ask-turns"), buttons: rows.flatMap((row) => inRows(row, 2)) };
}

const MINUTES = { 3: "3", 5: "5", 10: "10" } as const;

function askNext(view: SessionView, speech: Speech): Reply {
  const { case: it, now } = view;
  const rows = (["3", "7", "14"] as const).map((days): Button[] => {
    const date = tellDay(morningIn(Number(days), it.place, now), it.place, speech);
    const press = { name: "sessionNext", ...sessionChange(view), days } as const;
    return [{ text: speech.say("button.next-days", { days, date }), press }];
  });
  const other: Button = {
    text: speech.say("button.other-day"),
    press: { name: "sessionWrite", ...sessionPlace(view), field: "next", side: "A" },
  };
  const later: Button = {
    text: speech.say("button.next-later"),
    press: { name: "sessionNext", ...sessionChange(view), days: "later" },
  };
  return { text: speech.say("session.ask-next"), buttons: [...rows, [other], [later]] };
}

function writeButton(view: SessionView, field: SessionList, speech: Speech): Button {
  return {
    text: speech.say("button.paper-write"),
    press: { name: "sessionWrite", ...sessionPlace(view), field, side: "A" },
  };
}

function goOn(
  view: SessionView,
  step: SettledStep,
  label: "button.enough" | "button.opening-good" | "button.order-good",
  speech: Speech,
): Button {
  return { text: speech.say(label), press: { name: "sessionSettle", ...sessionChange(view), step }, style: "success" };
}
