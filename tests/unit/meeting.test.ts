import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  EMPTY_MEETING,
  linesOf,
  MEETING_LIMITS,
  MEETING_LINES,
  MEETING_LISTS,
  MEETING_STEPS,
} from "../../src/domain/meeting.ts";
import { readMeeting, writeMeeting } from "../../src/domain/meeting-body.ts";
import { editMeeting } from "../../src/domain/meeting-edit.ts";
import {
  neededSteps,
  openMeetingStep,
  standingOf,
  stepAfter,
  stepBefore,
  whoIsMissing,
} from "../../src/domain/meeting-steps.ts";
import { anyEdits, anyPlans, CLOCK, manyEdits, planned } from "../support/meetings.ts";

describe("the plan of a meeting", () => {
  it("keeps every limit, whatever is answered, struck out or written again", () => {
    fc.assert(
      fc.property(anyPlans, (meeting) => {
        for (const list of MEETING_LISTS) {
          const groups = Map.groupBy(linesOf(meeting, list), ({ of }) => of);
          for (const lines of groups.values()) expect(lines.length).toBeLessThanOrEqual(MEETING_LINES[list]);
        }
        expect(meeting.tasks.length).toBeLessThanOrEqual(MEETING_LIMITS.tasks);
        const texts = [...meeting.lines.map(({ text }) => text), ...meeting.tasks.map(({ what }) => what)];
        for (const text of texts) {
          expect(Array.from(text).length).toBeLessThanOrEqual(MEETING_LIMITS.letters);
          expect(text.trim()).not.toBe("");
        }
      }),
    );
  });

  it("loses no task and doubles none: each edit adds one, strikes one, or leaves all of them", () => {
    fc.assert(
      fc.property(manyEdits, (edits) => {
        let meeting = EMPTY_MEETING;
        for (const edit of edits) {
          const before = meeting.tasks.map(({ id }) => id);
          const editing = editMeeting(meeting, edit, CLOCK);
          if (editing.kind === "edited") ({ meeting } = editing);
          const after = meeting.tasks.map(({ id }) => id);
          if (edit.kind === "add task" && editing.kind === "edited") expect(after).toEqual([...before, editing.id]);
          else if (edit.kind === "strike") expect(after).toEqual(before.filter((id) => id !== edit.id));
          else expect(after).toEqual(before);
          expect(new Set(after).size).toBe(after.length);
        }
      }),
    );
  });

  it("leaves nothing for or against an alternative that was struck out", () => {
    fc.assert(
      fc.property(anyPlans, (meeting) => {
        const options = linesOf(meeting, "options").map(({ id }) => id);
        for (const { list, of } of meeting.lines) {
          if (list === "for" || list === "against") expect(options).toContain(of);
        }
      }),
    );
  });

  it("strikes out an alternative with what was for and against it, and with nothing else", () => {
    const two = planned(
      ...[1, 2].map((number) => ({ kind: "write", list: "options", text: `pilihan ${number}` }) as const),
      ...[1, 2].flatMap((of) =>
        (["for", "against"] as const).map((list) => ({ kind: "write", list, of, text: `${list} ${of}` }) as const),
      ),
    );
    const editing = editMeeting(two, { kind: "strike", id: 1 }, CLOCK);

    expect(editing.kind === "edited" && editing.meeting.lines.map(({ text }) => text)).toEqual([
      ...["pilihan 2", "for 2", "against 2"],
    ]);
  });

  it("changes nothing when the same edit comes twice, but for what is written once more by hand", () => {
    fc.assert(
      fc.property(anyPlans, anyEdits, (meeting, edit) => {
        fc.pre(edit.kind !== "add task");
        const once = editMeeting(meeting, edit, CLOCK);
        const twice = editMeeting(once.kind === "edited" ? once.meeting : meeting, edit, CLOCK);

        expect(twice.kind).not.toBe("edited");
      }),
    );
  });

  it("knows its open step, or has an answer or a decision for each", () => {
    fc.assert(
      fc.property(anyPlans, (meeting) => {
        const open = openMeetingStep(meeting);
        const standings = MEETING_STEPS.map((step) => standingOf(meeting, step));

        if (open === undefined) expect(standings).not.toContain("open");
        else expect(standings.indexOf("open")).toBe(MEETING_STEPS.indexOf(open));
      }),
    );
  });

  it("comes back from its paper as it was, and nothing is guessed from a damaged one", () => {
    fc.assert(
      fc.property(anyPlans, (meeting) => {
        expect(readMeeting(writeMeeting(meeting))).toEqual(meeting);
      }),
    );

    const whole = planned({ kind: "add task", text: "Bawa cangkul" });
    const damaged = [
      ...["", "[]", "null", "{}", writeMeeting(whole).slice(0, -3)],
      ...[
        { ...whole, tasks: [{ id: 1 }] },
        { ...whole, length: 45 },
        { ...whole, skipped: ["dance"] },
      ].map((body) => JSON.stringify(body)),
    ];
    expect(damaged.map(readMeeting)).toEqual(damaged.map(() => undefined));
  });

  it("is enough with who, what for and a first task", () => {
    const enough = planned(
      { kind: "invite", group: "women", people: 0 },
      { kind: "pick", pick: "purpose-hear", isOn: true },
      { kind: "add task", text: "Siapkan tempat" },
    );

    expect(neededSteps(EMPTY_MEETING)).toEqual(["who", "purpose", "tasks"]);
    expect(neededSteps(enough)).toEqual([]);
    expect(openMeetingStep(enough)).toBe("ways");
  });

  it("names who is easily forgotten until they are invited", () => {
    const men = planned({ kind: "invite", group: "elders", people: 6 });
    const more = planned({ kind: "invite", group: "women", people: 6 }, { kind: "invite", group: "youth", people: 0 });

    expect(whoIsMissing(men)).toEqual(["women", "youth", "minority"]);
    expect(whoIsMissing(more)).toEqual(["minority"]);
  });

  it("leads from step to step and back, and has two ends", () => {
    expect(stepBefore("who")).toBeUndefined();
    expect(stepAfter("tasks")).toBeUndefined();
    for (const step of MEETING_STEPS.slice(1)) expect(stepAfter(stepBefore(step) ?? step)).toBe(step);
  });

  it.each([
    ["an alternative that is gone", { kind: "write", list: "for", of: 9, text: "murah" }, "gone"],
    ["nothing but blanks", { kind: "write", list: "goals", text: " \n " }, "empty"],
    ["161 letters", { kind: "add task", text: "a".repeat(161) }, "too long"],
    ["more people than a field holds", { kind: "invite", group: "youth", people: 501 }, "full"],
    ["a task that is gone", { kind: "move task", id: 9, move: "done" }, "gone"],
  ] as const)("says no to %s", (_, edit, reason) => {
    expect(editMeeting(EMPTY_MEETING, edit, CLOCK)).toEqual({ kind: "refused", reason });
  });

  it("says when a list is full", () => {
    const goals = Array.from({ length: 5 }, (_, n) => ({ kind: "write", list: "goals", text: `tujuan ${n}` }) as const);
    const tasks = Array.from({ length: 30 }, (_, n) => ({ kind: "add task", text: `tugas ${n}` }) as const);
    const full = planned(...goals, ...tasks);

    expect(editMeeting(full, { kind: "write", list: "goals", text: "satu lagi" }, CLOCK)).toMatchObject({
      reason: "full",
    });
    expect(editMeeting(full, { kind: "add task", text: "satu lagi" }, CLOCK)).toMatchObject({ reason: "full" });
  });
});
