import { describe, expect, it } from "vitest";
import { isForNow, isWorse } from "../../src/domain/case-alarm.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { replayCase } from "../../src/domain/case-log.ts";
import type { Colour } from "../../src/domain/check-in.ts";
import { moveCase } from "../../src/domain/move-case.ts";
import { aCaseDraft, OPEN_CONFLICT } from "./data/a-case.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const who = { id: 41, role: "volunteer" } as const;

/** One entry a day, from Tuesday on, unless another time is named. */
function after(told: readonly CaseEvent[], step = DAY, draft = aCaseDraft()) {
  return replayCase(
    draft,
    told.map((what, at) => ({ who, what, when: MONDAY_MORNING + (at + 1) * step })),
  );
}

const checkIn = (colour: Colour, safety: number, ...gates: readonly ("R1" | "R4" | "R10")[]): CaseEvent => ({
  ...{ kind: "check-in", colour, safety, gates },
});

describe("worse than before", () => {
  it.each<[string, [Colour, number] | undefined, [Colour, number], boolean]>([
    ["green to yellow", ["green", 8], ["yellow", 8], true],
    ["yellow to red, though people feel safer", ["yellow", 4], ["red", 9], true],
    ["two steps less safe", ["yellow", 6], ["yellow", 4], true],
    ["two steps less safe, though it looks calmer", ["yellow", 6], ["green", 4], true],
    ["one step less safe: a mood of the day", ["yellow", 6], ["yellow", 5], false],
    ["as before", ["yellow", 6], ["yellow", 6], false],
    ["red as before", ["red", 3], ["red", 3], false],
    ["calmer", ["red", 3], ["yellow", 5], false],
    ["red from the first check-in on", undefined, ["red", 5], true],
    ["yellow at the first check-in", undefined, ["yellow", 2], false],
  ])("%s", (_case, before, [colour, safety], worse) => {
    const earlier = before === undefined ? undefined : { colour: before[0], safety: before[1] };

    expect(isWorse(earlier, { colour, safety })).toBe(worse);
  });
});

describe("the alarm of a case", () => {
  it.each<[string, readonly CaseEvent[], number | undefined, string?]>([
    ["is none while nothing gets worse", [checkIn("yellow", 5), checkIn("green", 7)], undefined],
    ["is the check-in that was worse", [checkIn("green", 8), checkIn("red", 3)], 2, "worse"],
    ["stays that one when it is red again", [checkIn("green", 8), checkIn("red", 3), checkIn("red", 3)], 2, "worse"],
    ["is each check-in with a danger", [checkIn("green", 8, "R1"), checkIn("green", 8, "R1")], 2, "danger"],
    ["is no party that refuses", [checkIn("green", 8, "R10")], undefined],
    ["is a danger that was told elsewhere", [{ kind: "danger", gates: ["R4"] }], 1, "danger"],
    ["is what came last", [{ kind: "danger", gates: ["R4"] }, checkIn("red", 2)], 2, "worse"],
  ])("%s", (_case, told, number, ground) => {
    const { alarm } = after(told).watch;

    expect(alarm?.at).toBe(number === undefined ? undefined : MONDAY_MORNING + number * DAY);
    expect(alarm?.ground).toBe(ground);
  });

  it("is not raised twice a day for the same danger, but for a new one", () => {
    const twice = after([checkIn("red", 2, "R1"), { kind: "danger", gates: ["R1"] }], HOUR);
    const more = after([checkIn("red", 2, "R1"), { kind: "danger", gates: ["R1", "R4"] }], HOUR);

    expect(twice.watch.alarm?.at).toBe(MONDAY_MORNING + HOUR);
    expect(more.watch.alarm?.at).toBe(MONDAY_MORNING + 2 * HOUR);
  });

  it("is raised by a case that was opened in danger, and the same danger told with it raises no other", () => {
    const draft = aCaseDraft({ situation: { ...OPEN_CONFLICT, gates: ["R1"] } });

    expect(after([{ kind: "danger", gates: ["R1"] }], 1, draft).watch.alarm).toEqual({
      ...{ at: MONDAY_MORNING, ground: "danger", gates: ["R1"] },
    });
  });

  it("wakes people for violence, weapons and injured ones, and for nothing else", () => {
    expect((["R1", "R2", "R3", "R4", "R8"] as const).map((gate) => isForNow({ gates: [gate] }))).toEqual([
      ...[true, true, true, false, false],
    ]);
    expect(isForNow({ gates: [] })).toBe(false);
  });
});

describe("a danger of a case", () => {
  it("stands in the way of another phase", () => {
    const filed = after([checkIn("red", 2, "R1")]);
    const event: CaseEvent = { kind: "phase", phase: "pascakonflik", roles: ["fasilitator"] };

    expect(moveCase(filed, event, who, 0)).toEqual({ kind: "refused", reason: "in danger" });
    expect(moveCase(after([checkIn("red", 2)]), event, who, 0).kind).toBe("moved");
  });

  it("is written down however long the timeline is, which a check-in without one is not", () => {
    const long = { ...after([]), version: 500 };

    expect(moveCase(long, checkIn("red", 2, "R1"), who, 0).kind).toBe("moved");
    expect(moveCase(long, checkIn("red", 2), who, 0)).toEqual({ kind: "refused", reason: "too long" });
  });
});

describe("a party that refuses", () => {
  it("takes mediation away until guidance has asked again", () => {
    expect(after([]).roles).toEqual(["mediator"]);
    expect(after([checkIn("yellow", 5, "R10")]).roles).toEqual(["fasilitator"]);
    expect(after([checkIn("yellow", 5, "R10"), checkIn("yellow", 5)]).roles).toEqual(["fasilitator"]);
  });
});

describe("techniques that guidance gave", () => {
  const guided: CaseEvent = { kind: "guided", situation: OPEN_CONFLICT, roles: ["mediator"], techniques: ["M8", "M2"] };
  const given = (told: readonly CaseEvent[]) => after(told).watch.given.map(({ technique }) => technique);

  it("wait for the word whether they helped; 'not yet' is none", () => {
    expect(given([guided])).toEqual(["M8", "M2"]);
    expect(given([guided, { kind: "tried", technique: "M8", helped: "no" }])).toEqual(["M2"]);
    expect(given([guided, { kind: "tried", technique: "M8", helped: "not yet" }])).toEqual(["M8", "M2"]);
    expect(given([guided, { kind: "tried", technique: "M8", helped: "yes" }, guided])).toEqual(["M8", "M2"]);
  });
});

describe("a day on which to ask again", () => {
  it("tapped twice is written down once, and can be changed", () => {
    const chosen = after([{ kind: "ask", inDays: 2 }], 1);
    const [soon, later] = [MONDAY_MORNING + 5000, MONDAY_MORNING + DAY];

    expect(moveCase(chosen, { kind: "ask", inDays: 2 }, who, soon)).toEqual({ kind: "unchanged" });
    expect(moveCase(chosen, { kind: "ask", inDays: 1 }, who, soon).kind).toBe("moved");
    expect(moveCase(chosen, { kind: "ask", inDays: 3 }, who, soon).kind).toBe("moved");
    expect(moveCase(chosen, { kind: "ask", inDays: 2 }, who, later).kind).toBe("moved");
  });
});
