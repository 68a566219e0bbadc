import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { dayAt, morningOf, nextMorningFrom } from "../../src/domain/local-day.ts";
import { localTimeOf } from "../../src/domain/local-time.ts";
import { EMPTY_MEETING, type Meeting, type MeetingTask } from "../../src/domain/meeting.ts";
import {
  daysOffered,
  dueOn,
  isAllDone,
  isDayToCome,
  isLate,
  isMovedAlready,
  moveTask,
  nextAsking,
  noteAsked,
  TASK_MOVES,
  tasksToAsk,
} from "../../src/domain/meeting-tasks.ts";
import { readDay } from "../../src/domain/read-day.ts";
import { outsideQuietHours } from "../../src/domain/reminder.ts";

const WIB = 420;
/** Thursday 26 November 2026, 10.00 WIB. */
const NOW = Date.UTC(2026, 10, 26, 3);
const TODAY = dayAt(NOW, WIB);
const CLOCK = { now: NOW, offsetMinutes: WIB };
const TASK: MeetingTask = { id: 1, what: "Siapkan tempat", state: "open", asked: 0 };
const plan = (...tasks: readonly MeetingTask[]): Meeting => ({ ...EMPTY_MEETING, tasks });

const anyZone = fc.constantFrom(420, 480, 540);
const anyMoment = fc.integer({ min: 0, max: 400 * 365 }).map((hours) => NOW + hours * HOUR);

describe("a task with a day", () => {
  it("is asked about at eight in the morning of that day", () => {
    const task = dueOn(TASK, TODAY + 3, CLOCK);

    expect(task).toMatchObject({ due: TODAY + 3, asked: 0, askAt: Date.UTC(2026, 10, 29, 1) });
  });

  it("that is today is asked about tomorrow, when this morning is over", () => {
    expect(dueOn(TASK, TODAY, CLOCK).askAt).toBe(Date.UTC(2026, 10, 27, 1));
    expect(dueOn(TASK, TODAY, { ...CLOCK, now: NOW - 4 * HOUR }).askAt).toBe(Date.UTC(2026, 10, 26, 1));
  });

  it("is asked about always by day, never in the past and never before its day", () => {
    fc.assert(
      fc.property(anyMoment, anyZone, fc.integer({ min: 0, max: 366 }), (now, offsetMinutes, ahead) => {
        const due = dayAt(now, offsetMinutes) + ahead;
        const askAt = nextMorningFrom(due, now, offsetMinutes);

        expect(askAt).toBeGreaterThan(now);
        expect(dayAt(askAt, offsetMinutes)).toBeGreaterThanOrEqual(due);
        expect(askAt - morningOf(due, offsetMinutes)).toBeLessThanOrEqual(DAY);
        expect(outsideQuietHours(askAt, offsetMinutes)).toBe(askAt);
        expect(localTimeOf(askAt, offsetMinutes).minute).toBe(8 * 60);
      }),
    );
  });

  it("is asked about twice, three days apart, and then stands as late", () => {
    let meeting = plan(dueOn(TASK, TODAY + 1, CLOCK));
    const asked: number[] = [];
    for (let at = NOW; at < NOW + 30 * DAY; at += HOUR) {
      const due = tasksToAsk(meeting, at);
      if (due.length === 0) continue;
      asked.push(at);
      meeting = noteAsked(meeting, [1], { ...CLOCK, now: at });
    }

    expect(asked.map((at) => dayAt(at, WIB) - TODAY)).toEqual([1, 4]);
    expect(nextAsking(meeting)).toBeUndefined();
    expect(meeting.tasks.map((task) => isLate(task, { ...CLOCK, now: NOW + 30 * DAY }))).toEqual([true]);
  });

  it("put off is asked about anew three days from now, and a second tap changes nothing", () => {
    const late = noteAsked(plan(dueOn(TASK, TODAY + 1, CLOCK)), [1], { ...CLOCK, now: NOW + DAY }).tasks[0] ?? TASK;
    const later = { ...CLOCK, now: NOW + 2 * DAY };
    const putOff = moveTask(late, "later", later);

    expect(putOff).toMatchObject({ due: TODAY + 5, asked: 0, askAt: Date.UTC(2026, 11, 1, 1) });
    expect(isMovedAlready(putOff, "later", later)).toBe(true);
    expect(moveTask(putOff, "later", later)).toEqual(putOff);
  });

  it("done or dropped is asked about no more, and opened again it is", () => {
    const task = dueOn(TASK, TODAY + 1, CLOCK);

    expect(nextAsking(plan(moveTask(task, "done", CLOCK), moveTask(task, "drop", CLOCK)))).toBeUndefined();
    expect(moveTask(moveTask(task, "done", CLOCK), "reopen", CLOCK)).toEqual(task);
  });

  it("comes to rest after every move: the same one once more is known as done", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TASK_MOVES), { minLength: 1 }), (moves) => {
        const last = moves.at(-1) ?? "done";
        const task = moves.reduce((some, move) => moveTask(some, move, CLOCK), dueOn(TASK, TODAY + 1, CLOCK));

        expect(isMovedAlready(task, last, CLOCK)).toBe(true);
      }),
    );
  });

  it("is all there is to do only while one is open", () => {
    const [done, dropped] = [moveTask(TASK, "done", CLOCK), moveTask(TASK, "drop", CLOCK)];

    expect([plan(), plan(dropped), plan(done, TASK), plan(done, dropped)].map(isAllDone)).toEqual([
      ...[false, false, false, true],
    ]);
  });

  it("may be of today, and a year ahead at most", () => {
    expect([TODAY - 1, TODAY, TODAY + 366, TODAY + 367].map((day) => isDayToCome(day, CLOCK))).toEqual([
      ...[false, true, true, false],
    ]);
    expect(daysOffered(CLOCK).every((day) => isDayToCome(day, CLOCK))).toBe(true);
  });
});

describe("a day that somebody types", () => {
  it.each([
    ["besok", 1],
    ["hari ini", 0],
    ["lusa", 2],
    ["27-11", 1],
    ["3 Desember 2026", 7],
    ["3 des", 7],
    ["Senin", 4],
    ["besok 8.30", 1],
    ["Senin jam 9 pagi", 4],
    ["tomorrow", 1],
    ["2026-12-03", 7],
  ])("%s", (text, ahead) => {
    expect(readDay(text, CLOCK)).toEqual({ kind: "day", day: TODAY + ahead });
  });

  it.each([
    ["25-11", "past"],
    ["1 Januari 2029", "too far"],
    ["31-2", "no such time"],
    ["tiap Jumat", "unclear"],
    ["nanti-nanti saja", "unclear"],
    ["", "unclear"],
  ])("%j is no day: %s", (text, kind) => {
    expect(readDay(text, CLOCK)).toEqual({ kind });
  });

  it("is of the place: late in the evening in Jakarta it is tomorrow in Papua", () => {
    const evening = Date.UTC(2026, 10, 26, 16);

    expect(readDay("besok", { now: evening, offsetMinutes: 420 })).toEqual({ kind: "day", day: TODAY + 1 });
    expect(readDay("besok", { now: evening, offsetMinutes: 540 })).toEqual({ kind: "day", day: TODAY + 2 });
  });
});
