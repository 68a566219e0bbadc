import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckTask, nextCheck } from "../../src/domain/check-task.ts";
import { type Candidate, CHECKS_A_WEEK, chooseChecker } from "../../src/domain/choose-checker.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const DAY = 86_400_000;
const now = MONDAY_MORNING;
const daysAgo = (...days: readonly number[]) => days.map((count) => now - count * DAY);
const choosing = (...notThese: readonly number[]) => ({ notThese, now });

describe("who is asked to check an entry", () => {
  it.each<[string, readonly (readonly Candidate[])[], readonly number[], number]>([
    ["the only one there", [[{ id: 1, asked: [] }]], [], 1],
    [
      "who was asked least this week",
      [
        [
          { id: 1, asked: daysAgo(2, 1) },
          { id: 2, asked: daysAgo(1) },
        ],
      ],
      [],
      2,
    ],
    [
      "who has waited longest",
      [
        [
          { id: 1, asked: daysAgo(20) },
          { id: 2, asked: daysAgo(30) },
        ],
      ],
      [],
      2,
    ],
    [
      "who was never asked",
      [
        [
          { id: 1, asked: daysAgo(100) },
          { id: 2, asked: [] },
        ],
      ],
      [],
      2,
    ],
    [
      "of equals always the same",
      [
        [
          { id: 5, asked: [] },
          { id: 3, asked: [] },
        ],
      ],
      [],
      3,
    ],
    ["somebody near rather than farther away", [[{ id: 9, asked: daysAgo(1) }], [{ id: 1, asked: [] }]], [], 9],
    [
      "somebody farther away when the near ones have had their share",
      [[{ id: 9, asked: daysAgo(3, 2, 1) }], [{ id: 1, asked: [] }]],
      [],
      1,
    ],
    [
      "not the same person twice in a row",
      [
        [
          { id: 1, asked: [] },
          { id: 2, asked: daysAgo(1) },
        ],
      ],
      [1],
      2,
    ],
    [
      "somebody farther away when all near ones were asked",
      [
        [{ id: 1, asked: [] }],
        [
          { id: 1, asked: [] },
          { id: 4, asked: [] },
        ],
      ],
      [1],
      4,
    ],
  ])("is %s", (_who, rings, notThese, expected) => {
    expect(chooseChecker(rings, choosing(...notThese))).toEqual({ kind: "chosen", id: expected });
  });

  it("is nobody for now when all have had their share of the week", () => {
    const busy = { id: 1, asked: daysAgo(6, 5, 4) };

    expect(chooseChecker([[busy]], choosing())).toEqual({ kind: "all busy" });
    expect(chooseChecker([[{ ...busy, asked: daysAgo(7, 5, 4) }]], choosing())).toEqual({ kind: "chosen", id: 1 });
  });

  it("is nobody where nobody is", () => {
    expect(chooseChecker([[], []], choosing())).toEqual({ kind: "nobody" });
    expect(chooseChecker([[{ id: 1, asked: [] }]], choosing(1))).toEqual({ kind: "nobody" });
  });

  it("is never somebody who was ruled out or is busy, and somebody whenever there is one", () => {
    const candidates = fc.uniqueArray(
      fc.record({
        id: fc.nat(9),
        asked: fc.array(fc.nat(10), { maxLength: 5 }).map((days) => daysAgo(...days.toSorted((a, b) => b - a))),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(fc.array(candidates, { maxLength: 3 }), fc.array(fc.nat(9)), (rings, notThese) => {
        const choice = chooseChecker(rings, choosing(...notThese));

        const isFree = ({ id, asked }: Candidate) =>
          !notThese.includes(id) && asked.filter((at) => now - at < 7 * DAY).length < CHECKS_A_WEEK;
        const free = rings.flat().filter(isFree);
        expect(choice.kind === "chosen").toBe(free.length > 0);
        if (choice.kind === "chosen") expect(free.map(({ id }) => id)).toContain(choice.id);
      }),
    );
  });
});

describe("an entry that nobody has verified for too long", () => {
  const aTask = (told: Partial<CheckTask> = {}): CheckTask => ({
    ...{ source: "dinsos-sleman", person: 2, askedAt: now - DAY, isSent: true, asked: [1, 2] },
    ...told,
  });

  it.each<[string, CheckTask | undefined, unknown]>([
    ["is given to anybody at first", undefined, { kind: "ask", notThese: [] }],
    ["waits a week for an answer", aTask({ askedAt: now - 7 * DAY + 1 }), { kind: "wait" }],
    [
      "then goes to somebody who was not asked yet",
      aTask({ askedAt: now - 7 * DAY }),
      { kind: "ask", notThese: [1, 2] },
    ],
    ["goes on at once when there was no time", aTask({ answer: "later" }), { kind: "ask", notThese: [1, 2] }],
    [
      "is asked again when a crash came before the question was sent",
      aTask({ isSent: false }),
      { kind: "send again", person: 2 },
    ],
    [
      "is not asked about twice when the answer came before the note of sending",
      aTask({ isSent: false, answer: "later" }),
      { kind: "ask", notThese: [1, 2] },
    ],
    [
      "waits for an admin when something was wrong",
      aTask({ answer: "wrong", askedAt: now - 13 * DAY }),
      { kind: "wait" },
    ],
    [
      "begins anew when the admin did nothing for two weeks",
      aTask({ answer: "wrong", askedAt: now - 14 * DAY }),
      { kind: "ask", notThese: [2] },
    ],
    [
      "begins anew 90 days later, with somebody else",
      aTask({ answer: "right", askedAt: now - 90 * DAY }),
      { kind: "ask", notThese: [2] },
    ],
    [
      "begins anew a month after the last one was asked in vain",
      aTask({ askedAt: now - 30 * DAY }),
      { kind: "ask", notThese: [2] },
    ],
  ])("%s", (_what, task, expected) => {
    expect(nextCheck(task, now)).toEqual(expected);
  });
});
