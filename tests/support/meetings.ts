import fc from "fast-check";
import {
  EMPTY_MEETING,
  MEETING_GROUPS,
  MEETING_LENGTHS,
  MEETING_LIMITS,
  MEETING_LISTS,
  MEETING_PICKS,
  MEETING_STEPS,
  type Meeting,
} from "../../src/domain/meeting.ts";
import { editMeeting, type MeetingEdit } from "../../src/domain/meeting-edit.ts";
import { TASK_MOVES } from "../../src/domain/meeting-tasks.ts";

const WIB = 420;
/** Thursday 26 November 2026, 10.00 WIB. */
const NOW = Date.UTC(2026, 10, 26, 3);
export const TODAY = Date.UTC(2026, 10, 26) / 86_400_000;
export const CLOCK = { now: NOW, offsetMinutes: WIB };

/** What comes of these edits; one that is refused changes nothing. */
export function planned(...edits: readonly MeetingEdit[]): Meeting {
  return edits.reduce((meeting, edit) => {
    const editing = editMeeting(meeting, edit, CLOCK);
    return editing.kind === "edited" ? editing.meeting : meeting;
  }, EMPTY_MEETING);
}

const anyIds = fc.integer({ min: 1, max: 60 });
const anyTexts = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ minLength: MEETING_LIMITS.letters - 2, maxLength: MEETING_LIMITS.letters + 3 }),
);
export const anyEdits: fc.Arbitrary<MeetingEdit> = fc.oneof(
  fc.record({
    kind: fc.constant("invite" as const),
    group: fc.constantFrom(...MEETING_GROUPS),
    people: fc.integer({ min: 0, max: 600 }),
  }),
  fc.constantFrom(...MEETING_GROUPS).map((group) => ({ kind: "invite" as const, group })),
  fc.record({ kind: fc.constant("pick" as const), pick: fc.constantFrom(...MEETING_PICKS), isOn: fc.boolean() }),
  fc.constantFrom(...MEETING_STEPS).map((step) => ({ kind: "skip" as const, step })),
  fc.constantFrom(...MEETING_LENGTHS).map((length) => ({ kind: "length" as const, length })),
  fc.record({
    ...{ kind: fc.constant("write" as const), list: fc.constantFrom(...MEETING_LISTS) },
    ...{ of: anyIds, text: anyTexts },
  }),
  fc.record({ kind: fc.constant("rewrite" as const), id: anyIds, text: anyTexts }),
  fc.record({ kind: fc.constant("strike" as const), id: anyIds }),
  fc.record({ kind: fc.constant("add task" as const), text: anyTexts }),
  fc.record({
    ...{ kind: fc.constant("give task" as const), id: anyIds },
    who: fc.constantFrom("K1", "K99", "AB", "Budi", ""),
  }),
  fc.record({
    ...{ kind: fc.constant("date task" as const), id: anyIds },
    day: fc.integer({ min: TODAY - 3, max: TODAY + 400 }),
  }),
  fc.record({ kind: fc.constant("move task" as const), id: anyIds, move: fc.constantFrom(...TASK_MOVES) }),
);
export const manyEdits = fc.array(anyEdits, { maxLength: 120 });
export const anyPlans = manyEdits.map((edits) => planned(...edits));
