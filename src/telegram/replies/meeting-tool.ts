import { readMeeting } from "../../domain/meeting-body.ts";
import { openMeetingStep } from "../../domain/meeting-steps.ts";
import { isLate } from "../../domain/meeting-tasks.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { CaseTool } from "./case-tools.ts";

/**
 * A plan that is under way is gone on with from the case, also after weeks; tasks that are late are counted. Not while a danger is on.
 * In an open conflict the way to it stands too, for its problems and alternatives are gathered then.
 */
export const meetingTool: CaseTool = ({ case: it, papers, now }, speech) => {
  if (it.dangers.length > 0 || it.isUntold === true) return [];
  const plans = papers.flatMap((paper) => {
    const meeting = paper.kind === "meeting" ? readMeeting(paper.body) : undefined;
    return meeting === undefined ? [] : [{ paper: paper.id, meeting }];
  });
  if (plans.length === 0 && it.state === "closed") return [];
  const clock = { now, offsetMinutes: offsetAt(it.place) };
  const late = plans.flatMap(({ meeting }) => meeting.tasks).filter((task) => isLate(task, clock)).length;
  const unfinished = plans.find(({ meeting }) => openMeetingStep(meeting) !== undefined);
  const { code } = it;
  const list = late > 0 ? speech.say("button.meetings-late", { count: late }) : speech.say("button.meetings");
  return [
    ...(unfinished === undefined || it.state === "closed"
      ? []
      : [
          [
            {
              text: speech.say("button.meeting-resume"),
              press: { name: "meeting", code, paper: unfinished.paper },
            } as const,
          ],
        ]),
    [{ text: list, press: { name: "meetings", code } }],
  ];
};
