import { describe, expect, it } from "vitest";
import { PHASES, type Phase } from "../../src/domain/phase.ts";
import { type Role, type RoleReason, recommendRole } from "../../src/domain/role.ts";
import { SIGNALS, type SignalId } from "../../src/domain/signal.ts";
import type { Situation } from "../../src/domain/situation.ts";
import { aSituation } from "./data/a-situation.ts";

const MEDIATOR_SIGNALS: readonly SignalId[] = ["S4", "S5", "S6", "S7", "S8", "S9", "S13", "S14", "S15"];
const FACILITATOR_SIGNALS: readonly SignalId[] = ["S16", "S17", "S18", "S19", "S20", "S21", "S27", "S28"];
const BROKER_SIGNALS: readonly SignalId[] = ["S22", "S23", "S24", "S26"];
const SIGNALS_FOR_NO_ROLE = ["S1", "S2", "S3", "S10", "S11", "S12", "S25"] satisfies SignalId[];

/** The roles advised, the first one first. */
function reasonsFor(told: Partial<Situation>): readonly RoleReason[] {
  const advice = recommendRole(aSituation(told));
  return advice.kind === "stop" ? [] : [advice.first, ...advice.also];
}

const rolesFor = (told: Partial<Situation>): readonly Role[] => reasonsFor(told).map(({ role }) => role);

describe("the phase's own role", () => {
  it.each<[Phase, Role]>([
    ["prakonflik", "fasilitator"],
    ["konflik", "mediator"],
    ["pascakonflik", "fasilitator"],
  ])("in %s is %s", (phase, role) => {
    const roles = rolesFor({ phase, signals: ["S13"] });

    expect(roles).toEqual([role]);
  });

  it.each<Phase>(["prakonflik", "pascakonflik"])("in %s needs no signal at all", (phase) => {
    const reasons = reasonsFor({ phase });

    expect(reasons).toEqual([{ role: "fasilitator", signals: [], ground: "phase" }]);
  });
});

describe("the mediator", () => {
  it.each(MEDIATOR_SIGNALS)("is advised for %s in an open conflict between known parties", (signal) => {
    const reasons = reasonsFor({ signals: [signal] });

    expect(reasons).toEqual([{ role: "mediator", signals: [signal], ground: "signals" }]);
  });

  it.each(SIGNALS.filter((signal) => !MEDIATOR_SIGNALS.includes(signal)))("is not advised for %s alone", (signal) => {
    expect(rolesFor({ signals: [signal] })).not.toContain("mediator");
  });

  it.each<[string, Partial<Situation>]>([
    ["before the conflict", { phase: "prakonflik" }],
    ["after the conflict", { phase: "pascakonflik" }],
    ["while it is unclear who the parties are", { parties: "unclear" }],
    ["when a party refuses or is forced", { gates: ["R10"] }],
  ])("is not advised %s, whatever is ticked", (_when, told) => {
    expect(rolesFor({ ...told, signals: SIGNALS })).not.toContain("mediator");
  });
});

describe("the facilitator", () => {
  it.each(FACILITATOR_SIGNALS)("is advised for %s in an open conflict, because the parties are not ready", (signal) => {
    const reasons = reasonsFor({ signals: [signal] });

    expect(reasons).toEqual([{ role: "fasilitator", signals: [signal], ground: "parties not ready" }]);
  });

  it("is advised instead of the mediator while the parties are unclear", () => {
    const reasons = reasonsFor({ parties: "unclear", signals: ["S5", "S13"] });

    expect(reasons).toEqual([{ role: "fasilitator", signals: [], ground: "parties not ready" }]);
  });

  it("is advised instead of the mediator when the conflict is not ripe", () => {
    const reasons = reasonsFor({ gates: ["R10"], signals: ["S5", "S13", "S16"] });

    expect(reasons).toEqual([{ role: "fasilitator", signals: ["S16"], ground: "not ripe" }]);
  });

  it.each(SIGNALS_FOR_NO_ROLE)("opens up an open conflict in which %s is all that is seen", (signal) => {
    const reasons = reasonsFor({ signals: [signal] });

    expect(reasons).toEqual([{ role: "fasilitator", signals: [], ground: "parties not ready" }]);
  });

  it("stands beside the mediator when some are ready and some are not", () => {
    const reasons = reasonsFor({ signals: ["S4", "S5", "S18"] });

    expect(reasons).toEqual([
      { role: "mediator", signals: ["S4", "S5"], ground: "signals" },
      { role: "fasilitator", signals: ["S18"], ground: "parties not ready" },
    ]);
  });
});

describe("the broker", () => {
  const inEveryPhase = PHASES.flatMap((phase) => BROKER_SIGNALS.map((signal) => [signal, phase] as const));

  it.each(inEveryPhase)("is advised for %s in %s, beside the other role", (signal, phase) => {
    const reasons = reasonsFor({ phase, signals: [signal] });

    expect(reasons[0]).toEqual({ role: "broker", signals: [signal], ground: "need" });
    expect(reasons.slice(1).map(({ role }) => role)).toEqual(["fasilitator"]);
  });

  it.each(SIGNALS.filter((signal) => !BROKER_SIGNALS.includes(signal)))("is not advised for %s", (signal) => {
    expect(rolesFor({ signals: [signal] })).not.toContain("broker");
  });

  it.each<Partial<Situation>>([{ gates: ["R10"] }, { parties: "unclear" }])("is not taken away by %o", (told) => {
    expect(rolesFor({ ...told, signals: ["S22"] })).toContain("broker");
  });

  it("does not take the facilitator away from a quarrel that nobody is ready to mediate", () => {
    const withoutNeed = rolesFor({ signals: ["S2", "S3"] });
    const withNeed = rolesFor({ signals: ["S2", "S3", "S22"] });

    expect(withoutNeed).toEqual(["fasilitator"]);
    expect(withNeed).toEqual(["broker", "fasilitator"]);
  });
});

describe("which role comes first", () => {
  it.each<[string, Partial<Situation>, readonly Role[]]>([
    ["more mediator signals", { signals: ["S4", "S5", "S16"] }, ["mediator", "fasilitator"]],
    ["more facilitator signals", { signals: ["S4", "S16", "S17"] }, ["fasilitator", "mediator"]],
    ["more broker signals", { signals: ["S4", "S22", "S23"] }, ["broker", "mediator"]],
    [
      "more broker signals before it",
      { phase: "prakonflik", signals: ["S16", "S22", "S23"] },
      ["broker", "fasilitator"],
    ],
    ["equal in conflict: the mediator", { signals: ["S4", "S16", "S22"] }, ["mediator", "fasilitator", "broker"]],
    ["equal before it: the facilitator", { phase: "prakonflik", signals: ["S16", "S22"] }, ["fasilitator", "broker"]],
    ["equal after it: the facilitator", { phase: "pascakonflik", signals: ["S20", "S26"] }, ["fasilitator", "broker"]],
    ["only broker signals before it", { phase: "prakonflik", signals: ["S22"] }, ["broker", "fasilitator"]],
    ["only broker signals after it", { phase: "pascakonflik", signals: ["S26"] }, ["broker", "fasilitator"]],
    ["only broker signals in conflict", { signals: ["S22"] }, ["broker", "fasilitator"]],
    ["a refusal, and equal", { gates: ["R10"], signals: ["S4", "S16", "S22"] }, ["fasilitator", "broker"]],
    ["all three", { signals: ["S4", "S16", "S17", "S22", "S23", "S24"] }, ["broker", "fasilitator", "mediator"]],
  ])("with %s", (_case, told, roles) => {
    expect(rolesFor(told)).toEqual(roles);
  });

  it("gives each role its own ticked signals as the reason", () => {
    const reasons = reasonsFor({ signals: ["S22", "S9", "S1", "S4"] });

    expect(reasons).toEqual([
      { role: "mediator", signals: ["S4", "S9"], ground: "signals" },
      { role: "broker", signals: ["S22"], ground: "need" },
    ]);
  });
});
