import type { Speech } from "../../content/speech.ts";
import type { Point } from "../../domain/point.ts";
import type { PrintBlock, PrintDocument } from "../../domain/print-document.ts";
import { speakersFor } from "../../domain/run-session.ts";
import { isStepAsked } from "../../domain/session-form.ts";
import { tellAllSides, tellSide } from "./paper-parts.ts";
import { type SessionView, tellNext, tellStage } from "./session-words.ts";

/** The plan for whoever leads the session: in the order of the day, with boxes to tick and room for what is agreed. `speech` is without markup. */
export function printSession(view: SessionView, speech: Speech): PrintDocument {
  const { form, case: it, paper } = view;
  const code = `${it.code}-${paper.id}`;
  const stage = form.stage ?? "listening";
  const talks = talkBlocks(view, speech);
  const start = [...startBlocks(view, speech)];
  const middle = stage === "joint" ? [...talks, ...start] : [...start, ...talks];
  return {
    ...{ paper: "a4", language: speech.language, title: speech.say("print.session-title") },
    subtitle: speech.say("print.session-subtitle", {
      ...{ stage: tellStage(stage, speech), sides: tellAllSides(form.sides, speech), code },
    }),
    blocks: [
      { kind: "quote", text: speech.say("print.session-danger") },
      ...middle,
      ...(isStepAsked(form, "issues") ? issueBlocks(view, speech) : []),
      { kind: "heading", text: speech.say("print.session-pauses") },
      listOf(form.pauses, "dot", speech),
      { kind: "heading", text: speech.say("print.session-ending") },
      ticksOf(form.endings, speech),
      { kind: "facts", rows: [[speech.say("print.session-next"), tellNext(view, speech)]] },
    ],
    footer: speech.say("print.session-footer", { code }),
  };
}

function talkBlocks({ form }: SessionView, speech: Speech): readonly PrintBlock[] {
  const heading = form.stage === "joint" ? "print.session-talks" : "print.session-talks-only";
  return [
    { kind: "heading", text: speech.say(heading) },
    ...form.talks.flatMap(({ side, asks, passOn }): readonly PrintBlock[] => [
      { kind: "paragraph", text: { lead: tellSide(side, speech), text: "" } },
      ticksOf(asks, speech),
      passOn === undefined || passOn === ""
        ? { kind: "blank", label: speech.say("print.session-pass-on"), lines: 1 }
        : { kind: "facts", rows: [[speech.say("print.session-pass-on"), passOn]] },
    ]),
  ];
}

function startBlocks({ form }: SessionView, speech: Speech): readonly PrintBlock[] {
  return [
    { kind: "heading", text: speech.say("print.session-rules") },
    listOf(form.rules, "number", speech),
    { kind: "heading", text: speech.say("print.session-opening") },
    { kind: "quote", text: form.opening === undefined ? "" : wordsOf(form.opening, speech) },
  ];
}

function issueBlocks({ form }: SessionView, speech: Speech): readonly PrintBlock[] {
  const isJoint = form.stage === "joint";
  const columns = [
    { title: speech.say("print.session-issue"), share: 5 },
    ...(isJoint ? [{ title: speech.say("print.session-order"), share: 2 }] : []),
    { title: speech.say("print.session-agreed"), share: 4 },
  ];
  const rows = form.issues.map((point, index) => [
    `${index + 1}. ${wordsOf(point, speech)}`,
    ...(isJoint ? [speakersFor(form, index).join(", ")] : []),
    "",
  ]);
  const { turns } = form;
  const who = turns && speech.say("word.turns", { who: tellSide(turns.begins, speech), minutes: turns.minutes });
  return [
    { kind: "heading", text: speech.say("print.session-issues") },
    ...(isJoint && who !== undefined ? [{ kind: "small", text: who } as const] : []),
    { kind: "table", columns, rows },
  ];
}

function listOf(points: readonly Point[], mark: "number" | "dot", speech: Speech): PrintBlock {
  return { kind: "list", mark, items: points.map((point) => wordsOf(point, speech)) };
}

function ticksOf(points: readonly Point[], speech: Speech): PrintBlock {
  return { kind: "ticks", items: points.map((point) => ({ text: wordsOf(point, speech), isTicked: false })) };
}

/** As they were typed: what looks like markup in them is none. */
function wordsOf({ words }: Point, { language }: Speech): string {
  return words[language];
}
