import { describe, expect, it } from "vitest";
import { isAdvisedAgainst, scoreTechnique } from "../../src/domain/guidance.ts";
import { LEVELS, type Level } from "../../src/domain/level.ts";
import { PHASES } from "../../src/domain/phase.ts";
import type { GateId } from "../../src/domain/safety.ts";
import type { SignalId } from "../../src/domain/signal.ts";
import type { Attempt, Situation } from "../../src/domain/situation.ts";
import type { TechniqueId } from "../../src/domain/technique.ts";
import { aSituation } from "./data/a-situation.ts";
import { ruleOf } from "./data/shipped-rules.ts";

const scoreOf = (id: TechniqueId, told: Partial<Situation> = {}) => scoreTechnique(ruleOf(id), aSituation(told)).score;
const becauseOf = (id: TechniqueId, told: Partial<Situation>) => scoreTechnique(ruleOf(id), aSituation(told)).because;
const tried = (technique: TechniqueId, helped: Attempt["helped"], daysAgo: number): readonly Attempt[] => [
  { technique, helped, daysAgo },
];

describe("the phase", () => {
  /** A level that most techniques do not fit: the score is that of the phase alone. */
  const level = { level: "makro" } as const;

  it.each<[TechniqueId, number, number, number]>([
    ["M1", 0, 3, 0],
    ["M2", 0, 3, 0],
    ["M3", 0, 3, 0],
    ["M4", 0, 3, 0],
    ["M6", 0, 3, 0],
    ["M7", 0, 3, 0],
    ["M8", 0, 3, 0],
    ["M9", 0, 3, 0],
    ["F1", 3, 0, 3],
    ["F2", 3, 0, 3],
    ["F3", 3, 0, 3],
    ["F4", 3, 0, 3],
    ["F6", 3, 0, 3],
    ["F7", 3, 3, 3],
    ["F8", 3, 0, 3],
    ["F9", 3, 3, 3],
    ["F10", 1.5, 0, 3],
    ["F12", 3, 3, 3],
    ["B1", 3, 3, 3],
    ["B2", 3, 3, 3],
  ])("gives %s %d before, %d in and %d after the conflict", (id, ...points) => {
    const scores = PHASES.map((phase) => scoreOf(id, { ...level, phase }));

    expect(scores).toEqual(points);
  });

  it.each<[TechniqueId, number, number, number]>([
    ["M5", 0, 3, 0],
    ["F5", 3, 0, 1.5],
    ["F11", 1.5, 0, 3],
    ["B3", 3, 3, 3],
  ])("gives %s, which fits the state's level too, %d, %d and %d", (id, ...points) => {
    const scores = PHASES.map((phase) => scoreOf(id, { ...level, phase }) - 1);

    expect(scores).toEqual(points);
  });
});

describe("the level", () => {
  it.each<[TechniqueId, readonly Level[]]>([
    ["M1", ["mikro", "meso"]],
    ["M2", ["mikro", "meso"]],
    ["M3", ["mikro", "meso"]],
    ["M4", ["mikro", "meso"]],
    ["M5", ["meso", "makro"]],
    ["M6", ["meso"]],
    ["M7", ["mikro", "meso"]],
    ["M8", ["mikro", "meso"]],
    ["M9", ["mikro", "meso"]],
    ["F1", ["meso"]],
    ["F2", ["meso"]],
    ["F3", ["mikro", "meso"]],
    ["F4", ["meso"]],
    ["F5", ["meso", "makro"]],
    ["F6", ["meso"]],
    ["F7", ["mikro", "meso"]],
    ["F8", ["mikro", "meso"]],
    ["F9", ["mikro", "meso"]],
    ["F10", ["mikro", "meso"]],
    ["F11", ["meso", "makro"]],
    ["F12", ["mikro", "meso"]],
    ["B1", ["mikro", "meso"]],
    ["B2", ["mikro", "meso"]],
    ["B3", ["mikro", "meso", "makro"]],
  ])("gives %s one point at %j and nowhere else", (id, levels) => {
    const scores = LEVELS.map((level) => scoreOf(id, { level }));
    const lowest = ruleOf(id).phases.full.includes("konflik") ? 3 : 0;

    expect(scores).toEqual(LEVELS.map((level) => lowest + (levels.includes(level) ? 1 : 0)));
  });
});

describe("the signals that speak for a technique", () => {
  /** Phase and level match: 4 points before any signal. */
  const FITS = 4;

  it.each<[TechniqueId, Partial<Situation>, readonly SignalId[]]>([
    ["M1", { signals: ["S10", "S2"] }, ["S10", "S2"]],
    ["M1", { signals: ["S10", "S3"] }, ["S10", "S3"]],
    ["M1", { signals: ["S10", "S4"] }, ["S10", "S4"]],
    ["M1", { signals: ["S10", "S2", "S3", "S4"] }, ["S10", "S2", "S3", "S4"]],
    ["M1", { signals: ["S10"] }, []],
    ["M1", { signals: ["S2", "S3", "S4"] }, []],
    ["M2", { signals: ["S9"] }, ["S9"]],
    ["M2", { signals: ["S3"] }, ["S3"]],
    ["M3", { signals: ["S11"] }, ["S11"]],
    ["M3", { signals: ["S10"] }, []],
    ["M3", { signals: ["S10"], tried: tried("M8", "yes", 1) }, []],
    ["M3", { signals: ["S10"], tried: tried("M2", "partly", 40) }, ["S10"]],
    ["M4", { signals: ["S8"] }, ["S8"]],
    ["M4", { signals: ["S5"] }, ["S5"]],
    ["M5", { signals: ["S6"] }, ["S6"]],
    ["M5", { signals: ["S1"] }, ["S1"]],
    ["M5", { signals: ["S4"] }, ["S4"]],
    ["M6", { signals: ["S7"] }, ["S7"]],
    ["M7", { signals: ["S12"] }, ["S12"]],
    ["M7", { signals: ["S11"] }, ["S11"]],
    ["M8", { signals: ["S2"] }, ["S2"]],
    ["M8", { signals: ["S14"] }, ["S14"]],
    ["M8", { signals: ["S13"] }, ["S13"]],
    ["M9", { signals: ["S15"] }, ["S15"]],
    ["F12", { signals: ["S3"] }, ["S3"]],
    ["F7", { signals: ["S7"] }, ["S7"]],
    ["F9", { signals: ["S15"] }, ["S15"]],
    ["B1", { signals: ["S22"] }, ["S22"]],
    ["B1", { signals: ["S23"] }, ["S23"]],
    ["B1", { signals: ["S22", "S23", "S24"] }, []],
    ["B2", { signals: ["S22"] }, ["S22"]],
    ["B2", { signals: ["S23"] }, ["S23"]],
    ["B2", { signals: ["S26"] }, ["S26"]],
    ["B3", { signals: ["S24"] }, ["S24"]],
  ])("give %s in %o two points each: %j", (id, told, because) => {
    expect(becauseOf(id, told)).toEqual(because);
    expect(scoreOf(id, told)).toBe(FITS + 2 * because.length);
  });

  it.each<[TechniqueId, SignalId]>([
    ["F1", "S16"],
    ["F1", "S18"],
    ["F2", "S17"],
    ["F3", "S2"],
    ["F3", "S3"],
    ["F3", "S18"],
    ["F4", "S10"],
    ["F4", "S21"],
    ["F5", "S19"],
    ["F5", "S1"],
    ["F6", "S27"],
    ["F6", "S21"],
    ["F7", "S28"],
    ["F7", "S7"],
    ["F8", "S17"],
    ["F8", "S25"],
    ["F9", "S15"],
    ["F10", "S20"],
    ["F10", "S25"],
    ["F11", "S21"],
    ["F11", "S25"],
    ["F12", "S3"],
  ])("give %s before the conflict two points for %s", (id, signal) => {
    const without = scoreOf(id, { phase: "prakonflik" });

    const withSignal = scoreOf(id, { phase: "prakonflik", signals: [signal] });

    expect(withSignal - without).toBe(2);
  });

  it("count once, even where a rule names one under two conditions", () => {
    const rule = { ...ruleOf("M3"), bestWhen: [{ signal: "S10" }, { signal: "S10", with: ["S2"] }] } as const;

    const { score, because } = scoreTechnique(rule, aSituation({ signals: ["S2", "S10"] }));

    expect(because).toEqual(["S10"]);
    expect(score).toBe(FITS + 2);
  });

  it("leave F12 alone while any gate is on, because it is for mild quarrels only", () => {
    expect(becauseOf("F12", { signals: ["S3"], gates: ["R10"] })).toEqual([]);
  });
});

describe("the signals and gates against a technique", () => {
  it.each<[TechniqueId, SignalId]>([
    ["M1", "S5"],
    ["F12", "S4"],
    ["F12", "S5"],
    ["F12", "S6"],
  ])("take five points from %s for %s", (id, signal) => {
    expect(scoreOf(id, { signals: [signal] })).toBe(scoreOf(id) - 5);
  });

  it.each<[TechniqueId, GateId]>([
    ["M4", "R5"],
    ["M4", "R9"],
    ["M7", "R4"],
    ["M8", "R2"],
    ["M8", "R10"],
    ["F12", "R10"],
  ])("take five points from %s for %s", (id, gate) => {
    expect(scoreOf(id, { gates: [gate] })).toBe(scoreOf(id) - 5);
  });

  it("take five points once, however many there are", () => {
    expect(scoreOf("F12", { signals: ["S4", "S5", "S6"], gates: ["R10"] })).toBe(scoreOf("F12") - 5);
  });

  it("are told of a card that is opened all the same", () => {
    expect(isAdvisedAgainst(ruleOf("M1"), aSituation({ signals: ["S5"] }))).toBe(true);
    expect(isAdvisedAgainst(ruleOf("M8"), aSituation({ gates: ["R10"] }))).toBe(true);
    expect(isAdvisedAgainst(ruleOf("M8"), aSituation({ signals: ["S5"] }))).toBe(false);
  });
});

describe("a technique that was tried", () => {
  it.each<[Attempt["helped"], number, number]>([
    ["no", 0, -2],
    ["no", 6, -2],
    ["no", 7, 0],
    ["no", 30, 0],
    ["partly", 1, 0],
    ["yes", 1, 0],
    ["not yet", 1, 0],
  ])("and helped: %j, %d days ago, changes its score by %d", (helped, daysAgo, change) => {
    expect(scoreOf("M8", { tried: tried("M8", helped, daysAgo) })).toBe(scoreOf("M8") + change);
  });

  it("twice without help loses two points once", () => {
    const twice = [...tried("M8", "no", 1), ...tried("M8", "no", 3)];

    expect(scoreOf("M8", { tried: twice })).toBe(scoreOf("M8") - 2);
  });

  it("does not count against another", () => {
    expect(scoreOf("M2", { tried: tried("M8", "no", 1) })).toBe(scoreOf("M2"));
  });
});
