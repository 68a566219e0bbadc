import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_MEETING } from "../../src/domain/meeting.ts";
import { AGENDA_PARTS, agendaOf } from "../../src/domain/meeting-agenda.ts";
import { anyPlans, planned } from "../support/meetings.ts";

describe("the agenda", () => {
  it("adds up to the length that was chosen, each part five minutes at least", () => {
    fc.assert(
      fc.property(anyPlans, (meeting) => {
        const agenda = agendaOf(meeting);

        let from = 0;
        for (const item of agenda) {
          expect(item.from).toBe(from);
          expect(item.minutes % 5).toBe(0);
          expect(item.minutes).toBeGreaterThanOrEqual(5);
          from += item.minutes;
        }
        expect(from).toBe(meeting.length);
      }),
    );
  });

  it("holds all parts in an hour, and a break in two", () => {
    const all = planned(
      { kind: "write", list: "alike", text: "pasar" },
      { kind: "pick", pick: "learn-aid", isOn: true },
      { kind: "write", list: "problems", text: "air" },
      { kind: "write", list: "goals", text: "air untuk semua" },
      { kind: "write", list: "options", text: "giliran" },
      { kind: "pick", pick: "action-clean", isOn: true },
    );

    expect(agendaOf({ ...all, length: 60 }).map(({ part }) => part)).toEqual(
      AGENDA_PARTS.filter((part) => part !== "break"),
    );
    expect(agendaOf({ ...all, length: 120 }).map(({ part }) => part)).toEqual([...AGENDA_PARTS]);
    expect(agendaOf(EMPTY_MEETING).map(({ part }) => part)).toEqual([
      ...["opening", "purpose", "hearing", "tasks", "closing"],
    ]);
  });
});
