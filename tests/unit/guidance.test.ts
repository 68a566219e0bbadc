import { describe, expect, it } from "vitest";
import { guide, rankTechniques, suggestTechniques } from "../../src/domain/guidance.ts";
import { GATES } from "../../src/domain/safety.ts";
import type { Situation } from "../../src/domain/situation.ts";
import { aSituation } from "./data/a-situation.ts";
import { ruleOf, shippedRules } from "./data/shipped-rules.ts";
import { SPECIFICATION } from "./data/specification.ts";

const suggested = (told: Partial<Situation>) =>
  suggestTechniques(aSituation(told), shippedRules).map(({ id, score }) => `${id} ${score}`);

describe("the rules in the content", () => {
  it.each(SPECIFICATION)("say of $id what the specification says", (rule) => {
    expect(ruleOf(rule.id)).toEqual(rule);
  });
});

describe("what is suggested", () => {
  it.each<[string, Partial<Situation>, readonly string[]]>([
    [
      "a quarrel whose sides no longer talk and deny each other",
      { signals: ["S2", "S3", "S9"] },
      ["M2 8", "M8 6", "M1 4"],
    ],
    ["the same in a family", { level: "mikro", signals: ["S2", "S3", "S9"] }, ["M2 8", "M8 6", "M1 4"]],
    ["many demands, and threats", { signals: ["S5", "S7"] }, ["M4 6", "M6 6", "M2 4"]],
    ["a tie in common and camps", { signals: ["S4", "S10"] }, ["M1 8", "M5 6", "M2 4"]],
    [
      "a quarrel that spreads, by rumours, to the state",
      { level: "makro", signals: ["S1", "S6"] },
      ["M5 8", "M1 3", "M2 3"],
    ],
    ["a village that wants to solve it", { phase: "prakonflik", signals: ["S27", "S21"] }, ["F6 8", "F4 6", "F11 4.5"]],
    ["a plan that does not move", { phase: "pascakonflik", signals: ["S20", "S25"] }, ["F10 8", "F8 6", "F11 6"]],
    ["the same before the conflict", { phase: "prakonflik", signals: ["S20", "S25"] }, ["F10 6.5", "F8 6", "F11 4.5"]],
    ["a party that refuses", { gates: ["R10"], signals: ["S5", "S28"] }, ["F7 6", "F9 4", "F1 1"]],
    ["nothing ticked, in seed order", { phase: "prakonflik" }, ["F1 4", "F2 4", "F3 4"]],
  ])("for %s: the three best of the role", (_case, told, expected) => {
    expect(suggested(told)).toEqual(expected);
  });

  it.each<[string, Partial<Situation>, readonly string[]]>([
    ["a need", { signals: ["S13", "S14", "S22"] }, ["M8 8", "M1 4", "M2 4", "B1 6"]],
    ["a referral without news", { signals: ["S13", "S14", "S24"] }, ["M8 8", "M1 4", "M2 4", "B3 6"]],
    ["someone silent", { signals: ["S13", "S14", "S18"] }, ["M8 8", "M1 4", "M2 4", "F7 4"]],
    ["someone silent and a need", { signals: ["S13", "S14", "S18", "S26"] }, ["M8 8", "M1 4", "M2 4", "F7 4", "B2 6"]],
    ["only needs", { phase: "pascakonflik", signals: ["S22", "S26"] }, ["B2 8", "B1 6", "B3 4", "F1 4"]],
  ])("with %s: the best one of each role beside it as well", (_case, told, expected) => {
    expect(suggested(told)).toEqual(expected);
  });

  it("lets the next best come first", () => {
    const told = { signals: ["S13", "S9"] } satisfies Partial<Situation>;

    const before = suggested(told);
    const after = suggested({ ...told, tried: [{ technique: "M2", helped: "no", daysAgo: 2 }] });

    expect(before).toEqual(["M2 6", "M8 6", "M1 4"]);
    expect(after).toEqual(["M8 6", "M1 4", "M2 4"]);
  });

  it("keeps the order of the seed among equals, whatever the order of the catalogue", () => {
    const backwards = rankTechniques("fasilitator", aSituation({ phase: "prakonflik" }), shippedRules.toReversed());

    const ids = backwards.filter(({ score }) => score === 4).map(({ id }) => id);

    expect(ids).toEqual(["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F12"]);
  });

  it("gives each suggestion its role and the ticked signals that speak for it", () => {
    const [best] = suggestTechniques(aSituation({ signals: ["S14", "S1", "S2"] }), shippedRules);

    expect(best).toEqual({ id: "M8", role: "mediator", score: 8, because: ["S2", "S14"] });
  });
});

describe("while a gate is active", () => {
  it.each(GATES.filter((gate) => gate !== "R10"))("nothing is suggested on %s", (gate) => {
    const situation = aSituation({ gates: [gate, "R10"], signals: ["S13", "S22"] });

    expect(suggestTechniques(situation, shippedRules)).toEqual([]);
    expect(guide(situation, shippedRules)).toEqual({ kind: "stop", gates: [gate] });
  });
});

describe("guidance", () => {
  it("is the role, the roles beside it and the techniques", () => {
    const situation = aSituation({ signals: ["S4", "S9", "S22"] });

    const guidance = guide(situation, shippedRules);

    expect(guidance).toEqual({
      kind: "guidance",
      first: { role: "mediator", signals: ["S4", "S9"], ground: "signals" },
      also: [{ role: "broker", signals: ["S22"], ground: "need" }],
      suggestions: suggestTechniques(situation, shippedRules),
    });
  });
});
