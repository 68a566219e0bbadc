import {
  type Invited,
  MEETING_GROUPS,
  MEETING_LENGTHS,
  MEETING_LISTS,
  MEETING_PICKS,
  MEETING_STEPS,
  type Meeting,
  type MeetingLine,
  type MeetingTask,
  TASK_STATES,
} from "./meeting.ts";
import { isNameCode } from "./name-code.ts";

/** As it stands in the body of a paper. */
export function writeMeeting(meeting: Meeting): string {
  return JSON.stringify(meeting);
}

/** Undefined for a body of another release, or one that is damaged: it is told, and nothing is guessed. */
export function readMeeting(body: string): Meeting | undefined {
  const { invited, picks, lines, tasks, skipped, length, nextId } = fieldsOf(parsed(body));
  const meeting = {
    invited: every(invited, readInvited),
    picks: every(picks, (pick) => oneOf(MEETING_PICKS, pick)),
    lines: every(lines, readLine),
    tasks: every(tasks, readTask),
    skipped: every(skipped, (step) => oneOf(MEETING_STEPS, step)),
    length: MEETING_LENGTHS.find((known) => known === length),
    nextId: whole(nextId),
  };
  return Object.values(meeting).includes(undefined) ? undefined : (meeting as Meeting);
}

function readInvited(value: unknown): Invited | undefined {
  const fields = fieldsOf(value);
  const [group, people] = [oneOf(MEETING_GROUPS, fields["group"]), whole(fields["people"])];
  return group === undefined || people === undefined ? undefined : { group, people };
}

function readLine(value: unknown): MeetingLine | undefined {
  const fields = fieldsOf(value);
  const [id, list, text] = [whole(fields["id"]), oneOf(MEETING_LISTS, fields["list"]), words(fields["text"])];
  if (id === undefined || list === undefined || text === undefined) return undefined;
  const of = whole(fields["of"]);
  return { id, list, text, ...(of !== undefined && { of }) };
}

function readTask(value: unknown): MeetingTask | undefined {
  const fields = fieldsOf(value);
  const [id, what, state] = [whole(fields["id"]), words(fields["what"]), oneOf(TASK_STATES, fields["state"])];
  const asked = whole(fields["asked"]);
  if (id === undefined || what === undefined || state === undefined || asked === undefined) return undefined;
  const [who, due, askAt] = [words(fields["who"]), whole(fields["due"]), whole(fields["askAt"])];
  return {
    ...{ id, what, state, asked },
    ...(who !== undefined && isNameCode(who) && { who }),
    ...(due !== undefined && { due }),
    ...(askAt !== undefined && { askAt }),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Undefined when one of them cannot be read: half a list of tasks would be a wrong one. */
function every<T>(value: unknown, read: (one: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const all = value.map(read).filter((one) => one !== undefined);
  return all.length === value.length ? all : undefined;
}

function oneOf<const T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}

function whole(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function words(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
