import type { Speech } from "../../content/speech.ts";
import { tellDate } from "../../content/words/local-moment.ts";
import type { Case } from "../../domain/case.ts";
import { DAY } from "../../domain/duration.ts";
import type { Meeting, MeetingGroup, MeetingPick, MeetingStep } from "../../domain/meeting.ts";
import type { TaskClock } from "../../domain/meeting-tasks.ts";
import { offsetAt } from "../../domain/time-zone.ts";

/** A plan as a screen needs it. */
export interface MeetingView {
  readonly case: Pick<Case, "code" | "place" | "situation">;
  /** Id of its paper. */
  readonly paper: string;
  readonly meeting: Meeting;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What each button of a plan carries. */
export function whereOf({ case: { code }, paper }: Pick<MeetingView, "case" | "paper">) {
  return { code, paper } as const;
}

/** By the calendar of the place. */
export function clockOf({ case: { place }, now }: Pick<MeetingView, "case" | "now">): TaskClock {
  return { now, offsetMinutes: offsetAt(place) };
}

export const tellStep = (step: MeetingStep, speech: Speech) => speech.say(`meeting-step.${step}`);
export const tellGroup = (group: MeetingGroup, speech: Speech) => speech.say(`meeting-group.${group}`);
export const tellPick = (pick: MeetingPick, speech: Speech) => speech.say(`meeting-pick.${pick}`);

/** "27 Nov": a day counted from 1 January 1970. */
export function tellDay(day: number, speech: Speech): string {
  return tellDate(day * DAY, 0, speech);
}

export function joined(texts: readonly string[]): string {
  return texts.join(", ");
}
