import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { SIDES } from "../../src/domain/case.ts";
import { changeSession, type SessionChange } from "../../src/domain/change-session.ts";
import { PHASES } from "../../src/domain/phase.ts";
import { typedPoint } from "../../src/domain/point.ts";
import { pointOf, proposeFor } from "../../src/domain/propose-session.ts";
import { readSession, writeSession } from "../../src/domain/read-session.ts";
import { stopsOfSession } from "../../src/domain/run-session.ts";
import {
  allowedStages,
  openSessionStep,
  proposeStage,
  SESSION_LIMITS,
  SESSION_LISTS,
  SESSION_STAGES,
  SESSION_STEPS,
  SETTLED_STEPS,
  type SessionForm,
  type SessionStage,
  type SessionStep,
  startSession,
  TURN_MINUTES,
} from "../../src/domain/session-form.ts";

const WORDS = loadCatalogue().mediation.session;
const ALL = allowedStages([]);
const index = fc.nat({ max: 11 });
const side = fc.constantFrom(...SIDES);
const points = fc.oneof(
  fc.nat({ max: 12 }).map((number) => typedPoint(`soal ${number}`)),
  fc.constantFrom(...WORDS.issues, ...WORDS.rules).map(pointOf),
);
const list = fc.constantFrom(...SESSION_LISTS);
const proposals = fc
  .tuple(fc.constantFrom(...SESSION_STAGES), fc.constantFrom(...PHASES))
  .map(([stage, phase]) => proposeFor(stage, phase, WORDS));
const changes: fc.Arbitrary<SessionChange> = fc.oneof(
  fc.record({ kind: fc.constant("sides" as const), count: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ kind: fc.constant("stage" as const), proposal: proposals }),
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("tick" as const), list, point: points }) },
  fc.record({ kind: fc.constant("remove" as const), list, index }),
  fc.record({ kind: fc.constant("opening" as const), point: points }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("up" as const, "down" as const), index }) },
  fc.record({ kind: fc.constant("hear first" as const), side }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("tick ask" as const), side, point: points }) },
  fc.record({ kind: fc.constant("pass on" as const), side, text: fc.constantFrom("Ia mau bicara.", "") }),
  fc.record({
    kind: fc.constant("turns" as const),
    turns: fc.record({ begins: side, minutes: fc.constantFrom(...TURN_MINUTES) }),
  }),
  fc.record({ kind: fc.constant("next" as const), next: fc.constantFrom("later" as const, 5_000) }),
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("settle" as const), step: fc.constantFrom(...SETTLED_STEPS) }),
  },
  fc.constant({ kind: "filed" as const }),
  fc.record({ kind: fc.constant("again" as const), step: fc.constantFrom(...SESSION_STEPS) }),
  fc.constant({ kind: "back" as const }),
);
const histories = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.array(changes, { maxLength: 60 }));

function play(sides: number, done: readonly SessionChange[], allowed: readonly SessionStage[] = ALL): SessionForm {
  return done.reduce((form, change) => apply(form, change, allowed), startSession(sides, []));
}

function apply(form: SessionForm, change: SessionChange, allowed: readonly SessionStage[] = ALL): SessionForm {
  const result = changeSession(form, change, allowed);
  return result.kind === "changed" ? result.form : form;
}

/** Whatever is open is answered once. */
function answerOpen(form: SessionForm, step: SessionStep, stage: SessionStage): SessionForm {
  switch (step) {
    case "sides":
      return apply(form, { kind: "sides", count: 2 });
    case "stage":
      return apply(form, { kind: "stage", proposal: proposeFor(stage, "konflik", WORDS) });
    case "turns":
      return apply(form, { kind: "turns", turns: { begins: "A", minutes: 5 } });
    case "next":
      return apply(form, { kind: "next", next: "later" });
    case "opening":
      return apply(apply(form, { kind: "opening", point: typedPoint("Selamat datang.") }), { kind: "settle", step });
    case "order":
    case "talks":
      return apply(form, { kind: "settle", step });
    default: {
      const filled = form[step].length > 0 ? form : apply(form, { kind: "tick", list: step, point: typedPoint("x") });
      return apply(filled, { kind: "settle", step });
    }
  }
}

function finish(
  form: SessionForm,
  stage: SessionStage,
): { readonly form: SessionForm; readonly asked: readonly SessionStep[] } {
  const asked: SessionStep[] = [];
  let now = form;
  for (
    let step = openSessionStep(now, ALL);
    step !== undefined && asked.length < 15;
    step = openSessionStep(now, ALL)
  ) {
    asked.push(step);
    now = answerOpen(now, step, stage);
  }
  return { form: now, asked };
}

describe("the plan of a session", () => {
  it.each([
    ["joint", ["stage", "rules", "opening", "issues", "talks", "pauses", "turns", "endings", "next"]],
    ["shuttle", ["stage", "rules", "opening", "issues", "talks", "pauses", "endings", "next"]],
    ["listening", ["stage", "rules", "opening", "talks", "pauses", "endings", "next"]],
  ] as const)("%s: asks what belongs to it", (stage, steps) => {
    const { form, asked } = finish(startSession(2, []), stage);

    expect(asked).toEqual(steps);
    expect(openSessionStep(form, ALL)).toBeUndefined();
  });

  it("asks for the order as soon as there are two issues", () => {
    const issues = [typedPoint("jadwal air"), typedPoint("batas sawah")];

    expect(finish(startSession(2, issues), "joint").asked).toContain("order");
  });

  it.each([
    [["R10"], ["S13"], "listening"],
    [[], ["S2"], "shuttle"],
    [[], ["S14"], "shuttle"],
    [[], ["S2", "S13"], "joint"],
    [[], ["S7"], "joint"],
  ] as const)("dangers %s and signals %s: %s", (gates, signals, stage) => {
    expect(proposeStage(gates, signals)).toBe(stage);
    expect(allowedStages(gates)).toContain(stage);
  });

  it("has no meeting for somebody who refuses, also when one was planned before", () => {
    const joint = finish(startSession(2, []), "joint").form;
    const allowed = allowedStages(["R10"]);
    const wished = changeSession(joint, { kind: "stage", proposal: proposeFor("joint", "konflik", WORDS) }, allowed);

    expect(openSessionStep(joint, allowed)).toBe("stage");
    expect(wished).toEqual({ kind: "unchanged" });
  });

  it("keeps its limits, its order and its parties, whatever is answered, changed and taken back", () => {
    fc.assert(
      fc.property(histories, ([sides, done]) => {
        const form = play(sides, done);

        for (const name of SESSION_LISTS) expect(form[name].length).toBeLessThanOrEqual(SESSION_LIMITS[name]);
        for (const { asks } of form.talks) expect(asks.length).toBeLessThanOrEqual(SESSION_LIMITS.asks);
        if (form.sides > 0) {
          expect(form.talks.map((talk) => talk.side).toSorted()).toEqual(SIDES.slice(0, form.sides));
          if (form.turns !== undefined) expect(SIDES.slice(0, form.sides)).toContain(form.turns.begins);
        }
        expect([undefined, ...SESSION_STEPS]).toContain(openSessionStep(form, ALL));
        expect(readSession(writeSession(form))).toEqual(form);
        expect(openSessionStep(finish(form, "joint").form, ALL)).toBeUndefined();
      }),
    );
  });

  it("moves issues without losing or doubling one", () => {
    const moves = fc.array(fc.record({ kind: fc.constantFrom("up" as const, "down" as const), index }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 10 }), moves, (texts, done) => {
        const before = startSession(2, texts.map(typedPoint));
        const after = done.reduce<SessionForm>((form, move) => apply(form, move), before);

        expect(after.issues.map(({ words }) => words.id).toSorted()).toEqual(texts.toSorted());
      }),
    );
  });

  it("says when ten issues stand there", () => {
    const ten = startSession(
      2,
      Array.from({ length: 10 }, (_, number) => typedPoint(`${number}`)),
    );

    expect(changeSession(ten, { kind: "tick", list: "issues", point: typedPoint("11") }, ALL)).toEqual({
      kind: "full",
      most: 10,
    });
  });

  it("goes back one question at a time, to the very first one", () => {
    const whole = finish(startSession(2, [typedPoint("a"), typedPoint("b")]), "joint").form;
    const asked: (SessionStep | undefined)[] = [];
    let form = whole;
    for (let turn = 0; turn < SESSION_STEPS.length; turn += 1) {
      form = apply(form, { kind: "back" });
      asked.push(openSessionStep(form, ALL));
    }

    expect(asked).toEqual([...SESSION_STEPS].toReversed());
  });
});

describe("a session on the day", () => {
  it("hears each party alone before they meet, and lets another one begin with each issue", () => {
    const start = startSession(2, [typedPoint("ringan"), typedPoint("berat")]);
    const stops = stopsOfSession(finish(start, "joint").form);

    expect(stops.map(({ kind }) => kind)).toEqual(["talk", "talk", "opening", "rules", "issue", "issue", "ending"]);
    expect(stops.filter(({ kind }) => kind === "issue")).toMatchObject([{ order: ["A", "B"] }, { order: ["B", "A"] }]);
  });

  it("brings nobody together while words are carried, or while only listening is left", () => {
    const shuttle = stopsOfSession(finish(startSession(3, [typedPoint("air")]), "shuttle").form);
    const listening = stopsOfSession(finish(startSession(3, [typedPoint("air")]), "listening").form);

    expect(shuttle.map(({ kind }) => kind)).toEqual(["opening", "rules", "talk", "talk", "talk", "issue", "ending"]);
    expect(shuttle.filter(({ kind }) => kind === "issue")).toMatchObject([{ order: [] }]);
    expect(listening.map(({ kind }) => kind)).toEqual(["opening", "rules", "talk", "talk", "talk", "ending"]);
  });
});
