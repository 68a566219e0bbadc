import { describe, expect, it } from "vitest";
import type { CaseDraft } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { startCase } from "../../src/domain/case-log.ts";
import { callsOf, isWithoutHands, nextRound, sortByCall } from "../../src/domain/coordinator-call.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { moveCase } from "../../src/domain/move-case.ts";
import type { Actor } from "../../src/domain/referral.ts";

const WIB = 420;
/** 09:00 in Yogyakarta. */
const MORNING = Date.UTC(2026, 10, 2, 2);
const ADMIN: Actor = { id: 5, role: "admin" };

function draft(code: string): CaseDraft {
  const situation = { phase: "konflik", level: "meso", gates: [], signals: [], parties: "identified" } as const;
  return { code, owner: 1, openedAt: 0, title: "land", place: "34.04.01", situation };
}

function after(events: readonly CaseEvent[], at = MORNING, code = "K7M2Q") {
  return events.reduce(
    (before, event) => {
      const move = moveCase(before, event, ADMIN, at);
      return move.kind === "moved" ? move.case : before;
    },
    startCase(draft(code)),
  );
}

describe("what waits for the coordinator", () => {
  it.each<[string, readonly CaseEvent[], readonly string[]]>([
    ["nothing in a quiet case", [], []],
    ["a call for help", [{ kind: "help", isUrgent: false }], ["help"]],
    ["nothing once it is answered", [{ kind: "help", isUrgent: false }, { kind: "answer" }], []],
    [
      "a call that comes after the answer",
      [
        { kind: "help", isUrgent: false },
        { kind: "answer", text: "a" },
        { kind: "help", isUrgent: true },
      ],
      ["help!"],
    ],
    ["a case put into the coordinator's hands", [{ kind: "offer", reason: "away" }], ["hand-over"]],
    ["at once when its owner is threatened", [{ kind: "offer", reason: "threatened" }], ["hand-over!"]],
    ["no offer to a person", [{ kind: "offer", to: 7, reason: "away" }], []],
    ["no link that waits", [{ kind: "offer", link: "x", reason: "away" }], []],
    ["an offer to somebody who was erased", [{ kind: "offer", to: 0, reason: "away" }], ["hand-over"]],
    [
      "nothing of a closed case",
      [
        { kind: "help", isUrgent: true },
        { kind: "close", outcome: "settled" },
      ],
      [],
    ],
  ])("is %s", (_, events, expected) => {
    const calls = callsOf(after(events)).map(({ kind, isUrgent }) => (isUrgent ? `${kind}!` : kind));

    expect(calls).toEqual(expected);
  });

  it("stands with the urgent ones first, then the longest waiting", () => {
    const cases = [
      after([{ kind: "help", isUrgent: false }], MORNING, "AAAAA"),
      after([], MORNING, "BBBBB"),
      after([{ kind: "help", isUrgent: false }], MORNING - HOUR, "CCCCC"),
      after([{ kind: "offer", reason: "threatened" }], MORNING + HOUR, "DDDDD"),
    ];

    expect(sortByCall(cases).map(({ code }) => code)).toEqual(["DDDDD", "CCCCC", "AAAAA"]);
  });
});

describe("a case whose volunteer is gone", () => {
  it.each<[string, readonly CaseEvent[], number, boolean]>([
    ["is without hands", [], 0, true],
    [
      "is without hands while a link of that volunteer is about",
      [{ kind: "offer", link: "x", reason: "away" }],
      0,
      true,
    ],
    ["is in those of the coordinator once that one is asked", [{ kind: "offer", reason: "gone" }], 90 * DAY, false],
    ["waits for two days for whoever was asked", [{ kind: "offer", to: 7, reason: "gone" }], 2 * DAY, false],
    ["goes back when nothing was said by then", [{ kind: "offer", to: 7, reason: "gone" }], 2 * DAY + 1, true],
    ["needs none when it is closed", [{ kind: "close", outcome: "settled" }], 0, false],
  ])("%s", (_, events, later, expected) => {
    expect(isWithoutHands(after(events), MORNING + later)).toBe(expected);
  });
});

describe("when a call is told", () => {
  const call = { kind: "help", at: MORNING, isUrgent: false } as const;
  const toldAt = (...moments: readonly number[]) =>
    moments.map((at, round) => ({ kind: "help" as const, callAt: MORNING, round, at, count: 1 }));

  it.each([
    ["at once", call, [], 0, MORNING],
    ["at once, at night too", { ...call, at: MORNING + 14 * HOUR }, [], 0, MORNING + 14 * HOUR],
    ["a day later", call, toldAt(MORNING), 1, MORNING + 24 * HOUR],
    ["in the morning when the day ends at night", call, toldAt(MORNING + 13 * HOUR), 1, MORNING + 45 * HOUR],
    ["the third time to everybody", call, toldAt(MORNING, MORNING + 24 * HOUR), 2, MORNING + 48 * HOUR],
    ["two hours later when it is urgent", { ...call, isUrgent: true }, toldAt(MORNING), 1, MORNING + 2 * HOUR],
    [
      "at night too when it is urgent",
      { ...call, isUrgent: true },
      toldAt(MORNING + 13 * HOUR),
      1,
      MORNING + 15 * HOUR,
    ],
  ])("is %s", (_, waiting, told, round, at) => {
    expect(nextRound(waiting, { now: waiting.at, offsetMinutes: WIB, told })).toEqual({ round, at });
  });

  it("is three times, and then the list of the coordinators has it", () => {
    const told = toldAt(MORNING, MORNING + 24 * HOUR, MORNING + 48 * HOUR);

    expect(nextRound(call, { now: MORNING + 48 * HOUR, offsetMinutes: WIB, told })).toBeUndefined();
  });

  it("is begun anew for another call", () => {
    const told = toldAt(MORNING - HOUR, MORNING).map((line) => ({ ...line, callAt: MORNING - HOUR }));

    expect(nextRound(call, { now: MORNING, offsetMinutes: WIB, told })?.round).toBe(0);
  });
});
