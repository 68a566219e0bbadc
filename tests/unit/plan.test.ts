import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Suggestion } from "../../src/domain/guidance.ts";
import { planSteps } from "../../src/domain/plan.ts";
import type { Role } from "../../src/domain/role.ts";
import { TECHNIQUES, type TechniqueId } from "../../src/domain/technique.ts";

const ROLE_OF: Readonly<Record<string, Role>> = { M: "mediator", F: "fasilitator", B: "broker" };

function suggest(...ids: readonly TechniqueId[]): readonly Suggestion[] {
  return ids.map((id) => ({ id, role: ROLE_OF[id.slice(0, 1)] ?? "broker", score: 0, because: [] }));
}

describe("the order of doing", () => {
  it.each<[string, TechniqueId[], TechniqueId[]]>([
    ["M8 apart comes first", ["M2", "M8"], ["M8", "M2"]],
    ["each has admitted the other's interest before the quarrel is split", ["M6", "M2"], ["M2", "M6"]],
    ["or before it is localised", ["M5", "M2"], ["M2", "M5"]],
    ["then the common interest is sought", ["M3", "M6", "M5"], ["M6", "M5", "M3"]],
    ["or the shared values", ["M1", "M6", "M5"], ["M6", "M5", "M1"]],
    ["the gain of going on comes after both", ["M7", "M1", "M3"], ["M3", "M1", "M7"]],
    ["persuasion comes late", ["M9", "M7", "M8"], ["M8", "M7", "M9"]],
    ["who, why and what come in this order", ["F7", "F2", "F1"], ["F1", "F2", "F7"]],
    ["goals follow the problem, ways follow the goals", ["F9", "F8", "F7"], ["F7", "F8", "F9"]],
    ["tasks follow the ways, care follows the tasks", ["F11", "F10", "F9"], ["F9", "F10", "F11"]],
    ["a mild quarrel is settled once they talk", ["F7", "F12", "F3"], ["F3", "F12", "F7"]],
    ["before they look for what they share", ["F4", "F12"], ["F12", "F4"]],
    ["what they share comes before the problem", ["F7", "F4", "F3"], ["F3", "F4", "F7"]],
    ["learning comes once the problem is known", ["F8", "F5", "F7"], ["F7", "F5", "F8"]],
    ["work together comes between ways and tasks", ["F10", "F6", "F9"], ["F9", "F6", "F10"]],
    ["linking comes before goods, quality last", ["B3", "B2", "B1"], ["B1", "B2", "B3"]],
  ])("%s", (_rule, suggested, steps) => {
    const plan = planSteps(suggest(...suggested));

    expect(plan).toEqual({ steps, allAlong: [] });
  });

  it("keeps M4 apart, because it holds all along", () => {
    const plan = planSteps(suggest("M4", "M2", "M8"));

    expect(plan).toEqual({ steps: ["M8", "M2"], allAlong: ["M4"] });
  });

  it("takes the role that was suggested first, first", () => {
    const mediatorFirst = planSteps(suggest("M2", "M8", "B1", "F7"));
    const brokerFirst = planSteps(suggest("B2", "B1", "M8"));

    expect(mediatorFirst.steps).toEqual(["M8", "M2", "B1", "F7"]);
    expect(brokerFirst.steps).toEqual(["B1", "B2", "M8"]);
  });

  it("loses and doubles no technique", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...TECHNIQUES]), (ids) => {
        const { steps, allAlong } = planSteps(suggest(...ids));

        expect([...steps, ...allAlong].toSorted()).toEqual(ids.toSorted());
      }),
    );
  });

  it("does not depend on the order in which the techniques of one role are suggested", () => {
    const mediator = TECHNIQUES.filter((id) => id.startsWith("M"));

    fc.assert(
      fc.property(fc.shuffledSubarray(mediator, { minLength: mediator.length }), (shuffled) => {
        expect(planSteps(suggest(...shuffled))).toEqual(planSteps(suggest(...mediator)));
      }),
    );
  });
});
