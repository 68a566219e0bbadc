import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guide, rankTechniques, scoreTechnique, suggestTechniques } from "../../src/domain/guidance.ts";
import { ROLES, recommendRole } from "../../src/domain/role.ts";
import { GATES, NO_MEDIATION, stoppingGates } from "../../src/domain/safety.ts";
import type { SignalId } from "../../src/domain/signal.ts";
import type { Situation } from "../../src/domain/situation.ts";
import { anySituations, openSituations } from "./data/a-situation.ts";
import { shippedRules } from "./data/shipped-rules.ts";

const BROKER_SIGNALS: readonly SignalId[] = ["S22", "S23", "S24", "S26"];

const rolesOf = (situation: Situation) => {
  const advice = recommendRole(situation);
  return advice.kind === "stop" ? [] : [advice.first, ...advice.also].map(({ role }) => role);
};
const tick = (situation: Situation, ...signals: readonly SignalId[]): Situation => ({
  ...situation,
  signals: [...situation.signals.filter((signal) => !signals.includes(signal)), ...signals],
});

describe("ranking", () => {
  it("neither loses nor doubles a technique of the role, and goes from best to worst", () => {
    fc.assert(
      fc.property(anySituations, fc.constantFrom(...ROLES), (situation, role) => {
        const ranked = rankTechniques(role, situation, shippedRules);

        const expected = shippedRules.filter((rule) => rule.role === role).map(({ id }) => id);
        const scores = ranked.map(({ score }) => score);
        expect(ranked.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });

  it("is the same whatever the order of ticks, gates, attempts and catalogue, and however often one is ticked", () => {
    const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
    const sameTwice = anySituations.chain((situation) =>
      fc.record({
        situation: fc.constant(situation),
        signals: shuffled([...situation.signals, ...situation.signals]),
        gates: shuffled(situation.gates),
        tried: shuffled(situation.tried),
        rules: shuffled(shippedRules),
      }),
    );

    fc.assert(
      fc.property(sameTwice, ({ situation, signals, gates, tried, rules }) => {
        expect(guide({ ...situation, signals, gates, tried }, rules)).toEqual(guide(situation, shippedRules));
      }),
    );
  });

  it("never puts a technique lower because a signal that speaks for it is ticked", () => {
    fc.assert(
      fc.property(anySituations, fc.constantFrom(...shippedRules), fc.nat(), (situation, rule, number) => {
        const signal = rule.bestWhen[number % rule.bestWhen.length]?.signal ?? "S1";

        const without = scoreTechnique(rule, situation).score;
        const withSignal = scoreTechnique(rule, tick(situation, signal)).score;

        expect(withSignal).toBeGreaterThanOrEqual(without);
      }),
    );
  });

  it("never puts a technique higher because it was tried without help", () => {
    fc.assert(
      fc.property(anySituations, fc.constantFrom(...shippedRules), fc.nat(30), (situation, rule, daysAgo) => {
        const tried = [...situation.tried, { technique: rule.id, helped: "no" as const, daysAgo }];

        const before = scoreTechnique(rule, situation).score;
        const after = scoreTechnique(rule, { ...situation, tried }).score;

        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it("gives no reason that was not ticked", () => {
    fc.assert(
      fc.property(anySituations, fc.constantFrom(...shippedRules), (situation, rule) => {
        const { because } = scoreTechnique(rule, situation);

        expect(situation.signals).toEqual(expect.arrayContaining([...because]));
        expect(new Set(because).size).toBe(because.length);
      }),
    );
  });
});

describe("suggesting", () => {
  it("gives three techniques of the first role and one of each beside it, none twice", () => {
    fc.assert(
      fc.property(openSituations, (situation) => {
        const suggestions = suggestTechniques(situation, shippedRules);

        const [first, ...also] = rolesOf(situation);
        expect(suggestions.map(({ role }) => role)).toEqual([first, first, first, ...also]);
        expect(new Set(suggestions.map(({ id }) => id)).size).toBe(suggestions.length);
      }),
    );
  });

  it("gives nothing while a gate stops, whatever else is told", () => {
    const stopping = fc.constantFrom(...GATES.filter((gate) => gate !== NO_MEDIATION));

    fc.assert(
      fc.property(anySituations, stopping, (told, gate) => {
        const situation = { ...told, gates: [...told.gates, gate] };

        expect(suggestTechniques(situation, shippedRules)).toEqual([]);
        expect(guide(situation, shippedRules)).toEqual({ kind: "stop", gates: stoppingGates(situation.gates) });
      }),
    );
  });

  it("never leaves a volunteer without a technique when no gate stops", () => {
    fc.assert(
      fc.property(openSituations, (situation) => {
        expect(suggestTechniques(situation, shippedRules).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe("the roles", () => {
  it("never include the mediator once a party refuses, and keep the others", () => {
    fc.assert(
      fc.property(openSituations, (situation) => {
        const before = rolesOf({ ...situation, gates: [] });

        const after = rolesOf({ ...situation, gates: [NO_MEDIATION] });

        expect(after).not.toContain("mediator");
        expect(after).toContain("fasilitator");
        expect(after).toEqual(expect.arrayContaining(before.filter((role) => role !== "mediator")));
      }),
    );
  });

  it("include the mediator only in an open conflict between known parties that are willing", () => {
    fc.assert(
      fc.property(openSituations, (situation) => {
        fc.pre(rolesOf(situation).includes("mediator"));

        expect(situation).toMatchObject({ phase: "konflik", parties: "identified", gates: [] });
      }),
    );
  });

  it("include the broker for a need, in any phase, and for nothing else", () => {
    fc.assert(
      fc.property(openSituations, (situation) => {
        const isNeeded = BROKER_SIGNALS.some((signal) => situation.signals.includes(signal));

        expect(rolesOf(situation).includes("broker")).toBe(isNeeded);
      }),
    );
  });

  it("are never fewer because of a need", () => {
    fc.assert(
      fc.property(openSituations, fc.constantFrom(...BROKER_SIGNALS), (situation, need) => {
        const roles = rolesOf(tick(situation, need));

        expect(roles).toEqual(expect.arrayContaining(rolesOf(situation)));
      }),
    );
  });

  it("include at least one that works with the people, and none twice", () => {
    fc.assert(
      fc.property(openSituations, (situation) => {
        const roles = rolesOf(situation);

        expect(roles.some((role) => role !== "broker")).toBe(true);
        expect(new Set(roles).size).toBe(roles.length);
      }),
    );
  });
});
