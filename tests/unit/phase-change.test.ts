import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { startCase } from "../../src/domain/case-log.ts";
import type { CheckIn, Colour } from "../../src/domain/check-in.ts";
import { PHASES, type Phase } from "../../src/domain/phase.ts";
import { HAND_OVER_ITEMS, handOver, rolesInPhase, suggestPhase } from "../../src/domain/phase-change.ts";
import { ROLES, type Role } from "../../src/domain/role.ts";
import { GATES, isMediationBarred } from "../../src/domain/safety.ts";
import { SIGNALS } from "../../src/domain/signal.ts";
import { aCaseDraft, OPEN_CONFLICT } from "./data/a-case.ts";

const rolesAfter = (phase: Phase, situation: Partial<Case["situation"]> = {}): readonly Role[] =>
  rolesInPhase({ situation: { ...OPEN_CONFLICT, ...situation } }, phase).map(({ role }) => role);

describe("the roles of a case in another phase", () => {
  it.each<[string, Phase, Partial<Case["situation"]>, readonly Role[]]>([
    [
      "go from mediator to facilitator and broker when it has calmed down",
      "pascakonflik",
      {},
      ["fasilitator", "broker"],
    ],
    ["go to facilitator alone before a conflict", "prakonflik", {}, ["fasilitator"]],
    ["keep the broker where a need was named", "prakonflik", { signals: ["S4", "S22"] }, ["broker", "fasilitator"]],
    ["are the mediator's in an open conflict", "konflik", { phase: "prakonflik" }, ["mediator"]],
    ["are not the mediator's while a party refuses", "konflik", { gates: ["R10"] }, ["fasilitator"]],
    ["are not the mediator's while nobody knows the parties", "konflik", { parties: "unclear" }, ["fasilitator"]],
    ["leave dangers to the question of dangers", "pascakonflik", { gates: ["R1"] }, ["fasilitator", "broker"]],
  ])("%s", (_case, phase, situation, roles) => {
    expect(rolesAfter(phase, situation)).toEqual(roles);
  });

  it("are never none, never the mediator's outside an open conflict, and each once", () => {
    const situations = fc.record({
      ...{ phase: fc.constantFrom(...PHASES), level: fc.constant("meso" as const) },
      ...{ gates: fc.subarray([...GATES]), signals: fc.subarray([...SIGNALS]) },
      parties: fc.constantFrom("identified" as const, "unclear" as const),
    });

    fc.assert(
      fc.property(situations, fc.constantFrom(...PHASES), (situation, phase) => {
        const roles = rolesAfter(phase, situation);

        expect(roles.length).toBeGreaterThan(0);
        expect(new Set(roles).size).toBe(roles.length);
        if (phase !== "konflik" || isMediationBarred(situation.gates)) expect(roles).not.toContain("mediator");
        if (phase === "pascakonflik") expect(roles).toEqual(expect.arrayContaining(["fasilitator", "broker"]));
      }),
    );
  });
});

describe("a hand-over of roles", () => {
  it.each<[Phase, Phase, string]>([
    ["prakonflik", "konflik", "opened"],
    ["prakonflik", "pascakonflik", "passed by"],
    ["konflik", "pascakonflik", "calmed"],
    ["konflik", "prakonflik", "closed over"],
    ["pascakonflik", "konflik", "flared up"],
    ["pascakonflik", "prakonflik", "brewing again"],
  ])("from %s to %s has its reason: %s", (from, to, ground) => {
    expect(handOver({ phase: from, roles: [] }, { phase: to, roles: [] })?.ground).toBe(ground);
  });

  it("from mediator to facilitator and broker tells agreements, who was heard, needs, promises and dangers", () => {
    const before = { phase: "konflik", roles: ["mediator"] } as const;
    const after = { phase: "pascakonflik", roles: ["fasilitator", "broker"] } as const;

    expect(handOver(before, after)).toEqual({
      ...{ ends: ["mediator"], begins: ["fasilitator", "broker"], stays: [], ground: "calmed" },
      items: ["agreements", "heard", "issues", "missing", "needs", "promises", "dangers"],
    });
  });

  it("from facilitator to mediator tells who speaks for whom, and that one takes no side", () => {
    const before = { phase: "prakonflik", roles: ["fasilitator", "broker"] } as const;
    const after = { phase: "konflik", roles: ["mediator", "broker"] } as const;

    const shift = handOver(before, after);

    expect(shift?.stays).toEqual(["broker"]);
    expect(shift?.items).toEqual(["heard", "issues", "speakers", "ties", "sources", "promises", "stance", "dangers"]);
  });

  it("within one phase there is none", () => {
    expect(handOver({ phase: "konflik", roles: ["mediator"] }, { phase: "konflik", roles: [] })).toBeUndefined();
  });

  it("loses no role and doubles none, always tells of promises and dangers, and can be read in one screen", () => {
    const standing = fc.record({ phase: fc.constantFrom(...PHASES), roles: fc.shuffledSubarray([...ROLES]) });

    fc.assert(
      fc.property(standing, standing, (before, after) => {
        const shift = handOver(before, after);
        fc.pre(shift !== undefined);

        expect([...shift.ends, ...shift.stays].toSorted()).toEqual(before.roles.toSorted());
        expect([...shift.begins, ...shift.stays].toSorted()).toEqual(after.roles.toSorted());
        expect(shift.items).toEqual(expect.arrayContaining(["promises", "dangers"]));
        expect(shift.items.length).toBeLessThanOrEqual(HAND_OVER_ITEMS.length);
      }),
    );
  });
});

describe("a phase to ask about after a check-in", () => {
  const checkIn = (colour: Colour, ...gates: CheckIn["gates"]): CheckIn => ({ colour, safety: 5, gates, at: 0 });
  const within = (phase: Phase, ...checkIns: readonly CheckIn[]): Phase | undefined =>
    suggestPhase({ ...startCase(aCaseDraft()), situation: { ...OPEN_CONFLICT, phase }, checkIns });

  it.each<[string, Phase | undefined, Phase | undefined]>([
    ["green twice in an open conflict", within("konflik", checkIn("green"), checkIn("green")), "pascakonflik"],
    ["green once", within("konflik", checkIn("green")), undefined],
    ["green after yellow", within("konflik", checkIn("yellow"), checkIn("green")), undefined],
    ["red before a conflict", within("prakonflik", checkIn("red")), "konflik"],
    ["red after a conflict", within("pascakonflik", checkIn("green"), checkIn("red")), "konflik"],
    ["red in an open conflict", within("konflik", checkIn("red"), checkIn("red")), undefined],
    ["green twice where nothing is open", within("prakonflik", checkIn("green"), checkIn("green")), undefined],
    ["a danger", within("prakonflik", checkIn("red", "R1")), undefined],
    ["no check-in", within("prakonflik"), undefined],
  ])("%s", (_case, suggested, expected) => {
    expect(suggested).toBe(expected);
  });
});
