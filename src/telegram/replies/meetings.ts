import type { Speech } from "../../content/speech.ts";
import { tellDate } from "../../content/words/local-moment.ts";
import type { Case } from "../../domain/case.ts";
import { CASE_LIMITS } from "../../domain/case-limits.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import { openCaseButton } from "./case-tools.ts";
import { tellTasks } from "./meeting.ts";
import type { MeetingView } from "./meeting-words.ts";
import type { Button, Reply } from "./reply.ts";

/** A plan in the list; without a view, one that this release cannot read. */
export interface ListedMeeting {
  readonly paper: string;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
  readonly view: MeetingView | undefined;
}

/** All plans of a case, the latest changed first. */
export function meetingsReply(
  { code, place }: Pick<Case, "code" | "place">,
  plans: readonly ListedMeeting[],
  speech: Speech,
  note?: string,
): Reply {
  const text =
    plans.length === 0
      ? speech.say("meetings.none", { code })
      : speech.say("meetings.list", { code, count: plans.length });
  return {
    text: [...(note === undefined ? [] : [note]), text].join("\n\n"),
    buttons: [
      ...plans.map(({ paper, changedAt, view }): Button[] => {
        const date = tellDate(changedAt, offsetAt(place), speech);
        const facts = view === undefined ? speech.say("word.meeting-unreadable") : tellTasks(view, speech);
        return [{ text: speech.say("button.meeting-open", { date, facts }), press: { name: "meeting", code, paper } }];
      }),
      [
        {
          text: speech.say("button.meeting-new"),
          press: { name: "meetingNew", code, have: plans.length },
          style: "success",
        },
      ],
      [openCaseButton(code, speech)],
    ],
  };
}

export function tooManyMeetingsNote(speech: Speech): string {
  return speech.say("meetings.full", { most: CASE_LIMITS.papers });
}

/** Of a release whose plans are read no more. */
export function unreadableMeetingReply(code: string, paper: string, speech: Speech): Reply {
  return {
    text: speech.say("meetings.unreadable"),
    buttons: [
      [{ text: speech.say("button.meetings"), press: { name: "meetings", code } }],
      [
        {
          text: speech.say("button.meeting-drop"),
          press: { name: "meetingDrop", code, paper, answer: "yes" },
          style: "danger",
        },
      ],
    ],
  };
}

export function noMeetingReply(code: string, speech: Speech): Reply {
  return {
    text: speech.say("meetings.not-found"),
    buttons: [[{ text: speech.say("button.meetings"), press: { name: "meetings", code } }]],
  };
}
