import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { PRACTICE_QUESTIONS, type PracticeQuestion, questionsOf } from "../../src/domain/practice.ts";
import {
  nextSituation,
  type PracticeProgress,
  type SituationProgress,
  summarisePractice,
  weakestQuestion,
} from "../../src/domain/practice-progress.ts";
import { hardestFirst, tallyAreaOf, tallyAreas } from "../../src/domain/practice-tally.ts";

const { practice } = loadCatalogue();
const [first, second, third] = practice;
const idOf = (situation: (typeof practice)[number] | undefined) => situation?.id ?? "";
const allRight = (index: number): SituationProgress => ({
  first: questionsOf(practice[index]?.facts ?? practice[0]?.facts ?? ({} as never)).map(() => true),
  toRepeat: [],
});
const done = (toRepeat: Readonly<Record<string, readonly PracticeQuestion[]>> = {}): PracticeProgress =>
  new Map(
    practice.map(({ id }, index) => [id, { first: allRight(index).first, toRepeat: toRepeat[id] ?? [] }] as const),
  );

const anyProgress: fc.Arbitrary<PracticeProgress> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...practice.map(({ id }) => id), "99-not-there"),
      fc.record({
        first: fc.array(fc.boolean(), { maxLength: 4 }),
        toRepeat: fc.subarray([...PRACTICE_QUESTIONS]),
      }),
    ),
  )
  .map((pairs) => new Map(pairs));

describe("what to practise next", () => {
  it("is the first situation for somebody who begins", () => {
    expect(nextSituation(practice, new Map(), undefined)).toBe(first);
  });

  it("is one that was left in the middle, before a new one", () => {
    const progress = new Map([[idOf(first), { first: [true, false], toRepeat: [] }]]);

    expect(nextSituation(practice, progress, undefined)).toBe(first);
  });

  it("is a new one before one that went wrong", () => {
    const progress = new Map([[idOf(first), { ...allRight(0), toRepeat: ["role" as const] }]]);

    expect(nextSituation(practice, progress, idOf(first))).toBe(second);
  });

  it("then takes those that went wrong in turn", () => {
    const progress = done({ [idOf(first)]: ["phase"], [idOf(third)]: ["role", "technique"] });

    expect(nextSituation(practice, progress, undefined)).toBe(first);
    expect(nextSituation(practice, progress, idOf(first))).toBe(third);
    expect(nextSituation(practice, progress, idOf(third))).toBe(first);
  });

  it("is simply the following one when all went right, and the first one after the last", () => {
    expect(nextSituation(practice, done(), idOf(first))).toBe(second);
    expect(nextSituation(practice, done(), practice.at(-1)?.id)).toBe(first);
  });

  it("is always one that is there, whatever was done", () => {
    fc.assert(
      fc.property(anyProgress, fc.option(fc.string(), { nil: undefined }), (progress, after) => {
        expect(practice).toContain(nextSituation(practice, progress, after));
      }),
    );
  });
});

describe("how far one has come", () => {
  it("counts first answers only, each question for itself", () => {
    const progress = new Map([
      [idOf(first), { first: [true, true, false, false], toRepeat: [] }],
      [idOf(third), { first: [true, false, false], toRepeat: ["phase" as const] }],
      ["99-not-there", { first: [false], toRepeat: ["safety" as const] }],
    ]);

    const summary = summarisePractice(practice, progress);

    expect(summary).toMatchObject({ done: 1, total: practice.length, toRepeat: [] });
    expect(summary.scores).toEqual({
      safety: { right: 2, answered: 2 },
      phase: { right: 1, answered: 2 },
      role: { right: 0, answered: 2 },
      technique: { right: 0, answered: 1 },
    });
    expect(weakestQuestion(summary)).toBe("role");
  });

  it("names nothing as weak where all was right", () => {
    expect(weakestQuestion(summarisePractice(practice, done()))).toBeUndefined();
  });

  it("never counts more right than answered, nor more done than there are", () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        const { scores, ...summary } = summarisePractice(practice, progress);

        expect(summary.done).toBeLessThanOrEqual(summary.total);
        expect(summary.toRepeat.length).toBeLessThanOrEqual(summary.done);
        for (const { right, answered } of Object.values(scores)) expect(right).toBeLessThanOrEqual(answered);
      }),
    );
  });
});

describe("counts without names", () => {
  it.each([
    ["34.04.01", ["34.04", "34", "ID"]],
    ["34.04", ["34.04", "34", "ID"]],
    ["34", ["34", "ID"]],
    ["ID", ["ID"]],
    [undefined, ["ID"]],
  ])("of somebody from %s are never closer than a regency", (place, expected) => {
    expect(tallyAreas(place)).toEqual(expected);
  });

  it.each([
    ["34.04.01", "34.04"],
    ["34.04", "34.04"],
    ["34", "34"],
    ["ID", "ID"],
  ])("are shown to a coordinator of %s for %s", (area, expected) => {
    expect(tallyAreaOf(area)).toBe(expected);
  });

  it("stand with the surest first, and without what everybody had right", () => {
    const tally = (right: number, wrong: number) => ({ situation: "01-x", question: "role" as const, right, wrong });

    const sorted = hardestFirst([tally(9, 0), tally(3, 2), tally(60, 40), tally(0, 5)]);

    expect(sorted).toEqual([tally(0, 5), tally(60, 40), tally(3, 2)]);
  });
});
