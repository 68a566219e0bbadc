import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadReader } from "../../src/content/read-situation.ts";
import { isAdvisedAgainst, scoreTechnique, suggestTechniques } from "../../src/domain/guidance.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { PHASES } from "../../src/domain/phase.ts";
import {
  PRACTICE_QUESTIONS,
  type PracticeChoice,
  type PracticeSituation,
  questionAfter,
  questionsOf,
  rightChoices,
  safetyAnswer,
} from "../../src/domain/practice.ts";
import { choicesOf, whyNot } from "../../src/domain/practice-choices.ts";
import { ROLES, recommendRole } from "../../src/domain/role.ts";
import { GATES, stoppingGates, VIOLENCE_GATES } from "../../src/domain/safety.ts";
import type { Situation } from "../../src/domain/situation.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";
import { anySituations, aSituation, openSituations } from "./data/a-situation.ts";
import { ruleOf, shippedRules } from "./data/shipped-rules.ts";

const { practice } = loadCatalogue();
const reader = loadReader();
const said = (text: string) => ({ id: text, en: text });
const practised = (facts: Situation, id = "01-cerita"): PracticeSituation => ({
  ...{ id, title: said("Cerita"), story: said("Ada yang terjadi."), facts },
});
const ids = fc.stringMatching(/^\d\d-[a-z-]{2,24}$/);
const bestOf = ({ facts }: PracticeSituation) => suggestTechniques(facts, shippedRules)[0]?.id;
const rightAmong = (question: (typeof PRACTICE_QUESTIONS)[number], situation: PracticeSituation) => {
  const right = rightChoices(question, situation.facts, shippedRules);
  return choicesOf(question, situation, shippedRules).filter((choice) => right.includes(choice));
};

describe("what a practice asks", () => {
  it("is nothing more after a danger, as in the real talk", () => {
    fc.assert(
      fc.property(anySituations, (facts) => {
        const isStopped = stoppingGates(facts.gates).length > 0;

        expect(questionsOf(facts)).toEqual(isStopped ? ["safety"] : [...PRACTICE_QUESTIONS]);
        if (isStopped) expect(rightChoices("technique", facts, shippedRules)).toEqual([]);
      }),
    );
  });

  it("goes on question by question to an end", () => {
    const asked = PRACTICE_QUESTIONS.map((question) => questionAfter(question, aSituation({ signals: ["S4"] })));

    expect(asked).toEqual(["phase", "role", "technique", undefined]);
    expect(questionAfter("safety", aSituation({ gates: ["R4"] }))).toBeUndefined();
  });

  it("has exactly one right answer about safety among those that are shown, whatever the situation", () => {
    fc.assert(
      fc.property(anySituations, ids, (facts, id) => {
        const situation = practised(facts, id);

        const choices = choicesOf("safety", situation, shippedRules);

        expect(rightAmong("safety", situation)).toEqual([safetyAnswer(facts)]);
        expect(choices[0]).toBe("safe");
        expect(new Set(choices).size).toBe(choices.length);
        // Two that are both so would make one of them unfairly wrong.
        expect(choices.filter((choice) => facts.gates.some((gate) => gate === choice)).length).toBeLessThan(2);
      }),
    );
  });

  it.each(stoppingGates(GATES))(
    "calls nobody wrong for keeping away and calling, where there is a danger: %s",
    (gate) => {
      const choices = choicesOf("safety", practised(aSituation({ gates: [gate] })), shippedRules);

      const ofViolence = choices.filter((choice) => VIOLENCE_GATES.some((one) => one === choice));
      expect(ofViolence).toEqual(VIOLENCE_GATES.filter((one) => one === gate));
      expect(choices).toHaveLength(5);
    },
  );

  it("offers four different techniques, the best one among them, in the order of the cards", () => {
    fc.assert(
      fc.property(openSituations, ids, (facts, id) => {
        const situation = practised(facts, id);

        const choices = choicesOf("technique", situation, shippedRules);

        expect(new Set(choices).size).toBe(4);
        expect(choices).toContain(bestOf(situation));
        expect(choices).toEqual(TECHNIQUES.filter((technique) => choices.includes(technique)));
      }),
    );
  });

  it("calls no technique wrong that is as good as a suggested one or that a signal calls for", () => {
    fc.assert(
      fc.property(openSituations, ids, (facts, id) => {
        const suggestions = suggestTechniques(facts, shippedRules);
        const right = rightChoices("technique", facts, shippedRules);
        const wrong = choicesOf("technique", practised(facts, id), shippedRules).filter((one) => !right.includes(one));

        for (const rule of shippedRules.filter(({ id: technique }) => wrong.includes(technique))) {
          const why = whyNot(rule, facts).kind;
          const { score, because } = scoreTechnique(rule, facts);
          if (why === "other role") expect(because).toEqual([]);
          if (why === "weaker" || why === "other phase") {
            const sameRole = suggestions.filter(({ role }) => role === rule.role);
            expect(Math.min(...sameRole.map((suggested) => suggested.score))).toBeGreaterThan(score);
          }
        }
      }),
    );
  });

  it("is the same for everybody and each time: nothing but the situation goes into it", () => {
    fc.assert(
      fc.property(anySituations, ids, fc.constantFrom(...PRACTICE_QUESTIONS), (facts, id, question) => {
        const [once, again] = [practised(facts, id), practised(structuredClone(facts), id)];

        expect(choicesOf(question, once, shippedRules)).toEqual(choicesOf(question, again, shippedRules));
        expect(rightChoices(question, once.facts, shippedRules)).toEqual(
          rightChoices(question, again.facts, shippedRules),
        );
      }),
    );
  });

  it.each<[string, Parameters<typeof ruleOf>[0], Partial<Situation>, object]>([
    [
      "a sign that speaks against it",
      "M1",
      { signals: ["S5"] },
      { kind: "advised against", signals: ["S5"], gates: [] },
    ],
    ["a party that refuses", "F12", { gates: ["R10"] }, { kind: "advised against", signals: [], gates: ["R10"] }],
    [
      "that it was tried in vain",
      "M2",
      { signals: ["S4"], tried: [{ technique: "M2", helped: "no", daysAgo: 3 }] },
      { kind: "just failed" },
    ],
    ["that its role is not called for", "B1", { signals: ["S4"] }, { kind: "other role", role: "broker" }],
    ["another phase", "F10", { signals: ["S16"] }, { kind: "other phase" }],
    ["weaker signs", "M3", { signals: ["S4"] }, { kind: "weaker" }],
  ])("tells why a technique does not come first: %s", (_name, technique, told, expected) => {
    expect(whyNot(ruleOf(technique), aSituation(told))).toEqual(expected);
  });
});

describe("the shipped situations", () => {
  const stopped = practice.filter(({ facts }) => stoppingGates(facts.gates).length > 0);
  const open = practice.filter((situation) => !stopped.includes(situation));

  it("are at least 24, about a third of them dangerous", () => {
    expect(practice.length).toBeGreaterThanOrEqual(24);
    expect(stopped.length / practice.length).toBeGreaterThan(0.25);
    expect(stopped.length / practice.length).toBeLessThan(0.4);
  });

  it("meet every danger, each phase and each role", () => {
    const roles = open.map(({ facts }) => {
      const advice = recommendRole(facts);
      return advice.kind === "stop" ? undefined : advice.first.role;
    });

    const dangers = new Set<PracticeChoice>(practice.map(({ facts }) => safetyAnswer(facts)));

    expect([...dangers].toSorted()).toEqual(["safe", ...GATES].toSorted());
    expect(PHASES.filter((phase) => !open.some(({ facts }) => facts.phase === phase))).toEqual([]);
    expect(ROLES.filter((role) => !roles.includes(role))).toEqual([]);
  });

  it("have at least twelve different best techniques", () => {
    expect(new Set(open.map(bestOf)).size).toBeGreaterThanOrEqual(12);
  });

  it("show techniques that are advised against, and one that was tried in vain", () => {
    const wrong = open.flatMap((situation) => {
      const chosen = choicesOf("technique", situation, shippedRules);
      return shippedRules.filter(({ id }) => chosen.includes(id)).map((rule) => ({ rule, facts: situation.facts }));
    });

    expect(wrong.filter(({ rule, facts }) => isAdvisedAgainst(rule, facts)).length).toBeGreaterThan(2);
    expect(wrong.map(({ rule, facts }) => whyNot(rule, facts).kind)).toContain("just failed");
  });

  it.each(practice.map((situation) => [situation.id, situation] as const))(
    "%s: one danger at most, one right answer to each question, and a story of two to four sentences",
    (_id, situation) => {
      const { facts, story } = situation;

      expect(stoppingGates(facts.gates).length).toBeLessThan(2);
      for (const question of questionsOf(facts)) expect(rightAmong(question, situation)).toHaveLength(1);
      for (const text of Object.values(story)) {
        const sentences = text.split(/(?<=[.!?]”?)\s+(?=[“A-Z])/).length;
        expect(sentences).toBeGreaterThanOrEqual(2);
        expect(sentences).toBeLessThanOrEqual(4);
      }
    },
  );

  it.each(open.map((situation) => [situation.id, situation] as const))(
    "%s: told in a volunteer's own words, it would bring no safety card",
    (_id, { facts, story }) => {
      const told = LANGUAGES.flatMap((language) => reader.read(story[language]).gates);

      expect(told.filter((gate) => !facts.gates.includes(gate))).toEqual([]);
    },
  );

  it("name nobody, and no place on the map", () => {
    const text = JSON.stringify(practice.map(({ title, story }) => [title, story]));

    expect(text).not.toMatch(/\b(?:Pak|Bu|Bang|Mas|Mbak|Mr|Mrs|Ms) [A-Z]/);
    expect(text).not.toMatch(/\b(?:Jawa|Ambon|Maluku|Poso|Papua|Aceh|Madura|Jakarta|Muslim|Kristen|Islam|Hindu)\b/);
  });
});
