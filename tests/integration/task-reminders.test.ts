import { beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { EMPTY_MEETING, type Meeting } from "../../src/domain/meeting.ts";
import { readMeeting, writeMeeting } from "../../src/domain/meeting-body.ts";
import { editMeeting, type MeetingEdit } from "../../src/domain/meeting-edit.ts";
import { isLate } from "../../src/domain/meeting-tasks.ts";
import type { Paper } from "../../src/domain/paper.ts";
import { sweepTasks } from "../../src/reminders/tasks.ts";
import { anAct } from "../support/referral-book.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { COORDINATOR, MONDAY_MORNING, OWNER } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WIB = 420;
/** Day on the calendar in Sleman, and eight o'clock on the morning after Monday. */
const MONDAY = Math.floor((MONDAY_MORNING + WIB * 60_000) / DAY);
const TUESDAY_AT_EIGHT = MONDAY_MORNING + 22 * HOUR;

const { house, clock, opens, toldAt } = useReminders();

/** What else is told of a case in the same hour, how it stands for one, is another matter. */
async function askedAt(moment: number): Promise<readonly string[]> {
  return (await toldAt(moment)).filter((line) => line.startsWith("tasks"));
}

async function opensCase(owner = OWNER.id): Promise<Case> {
  const { code: _, ...draft } = aCaseDraft({ owner });
  const opening = await house.cases.open(draft, anAct());
  if (opening.kind !== "opened") throw new Error(opening.kind);
  return opening.case;
}

async function files(it: Case, event: CaseEvent, id = it.owner): Promise<void> {
  const filing = await house.cases.file({ code: it.code, event, actor: { ...OWNER, id }, act: anAct() });
  expect(filing.kind).toBe("moved");
}

async function edits(paper: Paper, ...wanted: readonly MeetingEdit[]): Promise<Paper> {
  const meeting = wanted.reduce<Meeting>((some, edit) => {
    const editing = editMeeting(some, edit, { now: clock.now, offsetMinutes: WIB });
    return editing.kind === "edited" ? editing.meeting : some;
  }, readMeeting(paper.body) ?? EMPTY_MEETING);
  const change = { case: paper.case, id: paper.id, seen: paper.version, body: writeMeeting(meeting), isFinal: false };
  const saving = await house.papers.save({ ...change, act: anAct() });
  if (saving.kind !== "saved") throw new Error(saving.kind);
  return saving.paper;
}

/** A plan with these tasks, each so many days after Monday. */
async function plans(it: Case, tasks: Readonly<Record<string, number>>): Promise<Paper> {
  const body = writeMeeting(EMPTY_MEETING);
  const opening = await house.papers.open({ kind: "meeting", case: it.code, body, by: it.owner }, anAct());
  if (opening.kind !== "opened") throw new Error(opening.kind);
  const added = Object.entries(tasks).flatMap(([text, days], index): readonly MeetingEdit[] => [
    { kind: "add task", text },
    { kind: "date task", id: index + 1, day: MONDAY + days },
  ]);
  return edits(opening.paper, ...added);
}

async function planNow({ case: code, id }: Paper): Promise<Meeting> {
  return readMeeting((await house.papers.find(code, id))?.body ?? "") ?? EMPTY_MEETING;
}

describe("the tasks of a meeting", () => {
  beforeEach(async () => {
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
  });

  it("are asked about on their morning and three days later, those of one day at once, and then stand as late", async () => {
    const conflict = await opensCase();
    const paper = await plans(conflict, { tikar: 1, teh: 1, undangan: 3 });

    expect(await askedAt(TUESDAY_AT_EIGHT - 60_000)).toEqual([]);
    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([`tasks 7 ${conflict.code} tikar teh`]);
    expect(await askedAt(TUESDAY_AT_EIGHT + DAY)).toEqual([]);
    expect(await askedAt(TUESDAY_AT_EIGHT + 2 * DAY)).toEqual([`tasks 7 ${conflict.code} undangan`]);
    expect(await askedAt(TUESDAY_AT_EIGHT + 3 * DAY)).toEqual([`tasks 7 ${conflict.code} tikar teh`]);
    expect(await askedAt(TUESDAY_AT_EIGHT + 5 * DAY)).toEqual([`tasks 7 ${conflict.code} undangan`]);
    for (let day = 6; day < 40; day++) expect(await askedAt(TUESDAY_AT_EIGHT + day * DAY)).toEqual([]);
    const { tasks } = await planNow(paper);
    expect(tasks.map((task) => isLate(task, { now: clock.now, offsetMinutes: WIB }))).toEqual([true, true, true]);
    expect(await house.jobs()).not.toContain(`tasks.${conflict.code}`);
  });

  it("of two plans of one case are asked about in one message", async () => {
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });
    clock.now += 1000;
    await plans(conflict, { teh: 1 });

    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([`tasks 7 ${conflict.code} teh tikar`]);
  });

  it("that are done or dropped are left in peace, and what is put off is asked about anew", async () => {
    const conflict = await opensCase();
    const paper = await plans(conflict, { tikar: 1, teh: 1, undangan: 1 });
    await askedAt(TUESDAY_AT_EIGHT);
    const asked = (await house.papers.find(conflict.code, paper.id)) ?? paper;
    await edits(
      asked,
      { kind: "move task", id: 1, move: "done" },
      { kind: "move task", id: 2, move: "drop" },
      { kind: "move task", id: 3, move: "later" },
    );

    expect(await askedAt(TUESDAY_AT_EIGHT + 2 * DAY)).toEqual([]);
    expect(await askedAt(TUESDAY_AT_EIGHT + 3 * DAY)).toEqual([`tasks 7 ${conflict.code} undangan`]);
    expect(await askedAt(TUESDAY_AT_EIGHT + 6 * DAY)).toEqual([`tasks 7 ${conflict.code} undangan`]);
    expect(await askedAt(TUESDAY_AT_EIGHT + 9 * DAY)).toEqual([]);
  });

  it("are asked about by an earlier day, too, that was set later", async () => {
    const conflict = await opensCase();
    const paper = await plans(conflict, { tikar: 20 });
    await edits(paper, { kind: "date task", id: 1, day: MONDAY + 2 });

    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([]);
    expect(await askedAt(TUESDAY_AT_EIGHT + DAY)).toEqual([`tasks 7 ${conflict.code} tikar`]);
  });

  it("go on after the process was started anew, over weeks, and nothing is asked twice", async () => {
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1, undangan: 10 });
    const told: string[] = [];
    for (let day = 0; day < 28; day++) {
      if (day === 2 || day === 11) {
        await house.stopWorkers();
        house.start();
      }
      told.push(...(await askedAt(TUESDAY_AT_EIGHT + day * DAY)).map((line) => `${day}: ${line}`));
    }

    expect(told).toEqual([
      ...[`0: tasks 7 ${conflict.code} tikar`, `3: tasks 7 ${conflict.code} tikar`],
      ...[`9: tasks 7 ${conflict.code} undangan`, `12: tasks 7 ${conflict.code} undangan`],
    ]);
  });

  it("wait for the morning when nothing ran in time", async () => {
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });
    const night = TUESDAY_AT_EIGHT + 15 * HOUR;

    expect(await askedAt(night)).toEqual([]);
    expect(await askedAt(night + 7 * HOUR - 60_000)).toEqual([]);
    expect(await askedAt(night + 7 * HOUR)).toEqual([`tasks 7 ${conflict.code} tikar`]);
  });

  it("are asked of whoever looks after the case now", async () => {
    const conflict = await opensCase();
    await house.joins(70);
    await plans(conflict, { tikar: 1 });
    await files(conflict, { kind: "offer", to: 70, reason: "away" });
    await files(conflict, { kind: "accept" }, 70);

    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([`tasks 70 ${conflict.code} tikar`]);
  });

  it("are asked of the coordinator when their volunteer is suspended", async () => {
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });
    await house.joins(OWNER.id, { status: "suspended" });

    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([`tasks of others 8 ${conflict.code} tikar`]);
  });

  it("of a closed case are not asked about, and are again the day after it was opened again", async () => {
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });
    await files(conflict, { kind: "close", outcome: "settled" });
    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([]);
    expect(await house.jobs()).not.toContain(`tasks.${conflict.code}`);

    await files(conflict, { kind: "reopen" });
    await sweepTasks(house.house);
    expect(await askedAt(TUESDAY_AT_EIGHT + DAY)).toEqual([`tasks 7 ${conflict.code} tikar`]);
  });

  it("wait while a danger is on: nobody is sent to the other side", async () => {
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });
    await files(conflict, { kind: "danger", gates: ["R1"] });
    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([]);

    await files(conflict, { kind: "check-in", colour: "yellow", safety: 6, gates: [] });
    expect(await askedAt(TUESDAY_AT_EIGHT + DAY)).toEqual([`tasks 7 ${conflict.code} tikar`]);
  });

  it("come back after Redis has lost the queue", async () => {
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });
    await house.forgetJobs();
    await sweepTasks(house.house);
    expect(await house.jobs()).toContain(`tasks.${conflict.code}`);

    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([`tasks 7 ${conflict.code} tikar`]);
  });
});

describe("when Telegram refuses a volunteer again and again, in words that nobody knows", () => {
  it("the coordinator is asked about the tasks", async () => {
    await opens({
      hinder: (told) => {
        if (told.startsWith("tasks 7")) throw Object.assign(new Error("Bad Request"), { error_code: 400 });
        return undefined;
      },
    });
    await house.joins(OWNER.id);
    await house.joins(COORDINATOR.id, { looksAfter: "34.04" });
    house.start();
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });

    const told: string[] = [];
    for (let tries = 0; tries < 10; tries++) told.push(...(await askedAt(TUESDAY_AT_EIGHT)));

    expect(told).toEqual([`tasks of others 8 ${conflict.code} tikar`]);
  });
});

describe("when nobody can be told", () => {
  it("the tasks of that morning are asked about on the next one", async () => {
    let isAway = true;
    await opens({ hinder: () => (isAway ? false : undefined) });
    await house.joins(OWNER.id);
    house.start();
    const conflict = await opensCase();
    await plans(conflict, { tikar: 1 });
    expect(await askedAt(TUESDAY_AT_EIGHT)).toEqual([]);

    isAway = false;
    expect(await askedAt(TUESDAY_AT_EIGHT + DAY)).toEqual([`tasks 7 ${conflict.code} tikar`]);
  });
});
