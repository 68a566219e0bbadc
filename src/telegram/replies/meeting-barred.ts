import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { openCaseButton } from "./case-tools.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, safetyButton } from "./safety.ts";

/**
 * What somebody wants with it. To plan is to bring people together, and a plan is a technique: neither made nor read while a danger
 * is on. Tasks that were agreed before may be looked at and ticked even then. Of a closed case nothing is changed.
 */
export type Wish = "read" | "plan" | "look" | "tick";

/** Why nothing may be planned, or not this; undefined when it may. */
export function meetingBarredReply(
  { code, state, dangers, isUntold }: Pick<Case, "code" | "state" | "dangers" | "isUntold">,
  wish: Wish,
  catalogue: Catalogue,
  speech: Speech,
): Reply | undefined {
  if ((wish === "read" || wish === "plan") && dangers.length > 0) {
    return {
      text: [speech.say("meetings.danger"), speech.say("meetings.no-technique")].join("\n\n"),
      buttons: [
        ...dangers.map((gate): Button[] => [safetyButton(gate, catalogue, speech)]),
        [emergencyButton(speech)],
        [openCaseButton(code, speech)],
      ],
    };
  }
  // Nobody has asked for the dangers yet.
  if (isUntold === true && (wish === "read" || wish === "plan")) {
    return {
      text: speech.say("meetings.untold"),
      buttons: [
        [{ text: speech.say("button.case-guide"), press: { name: "caseGuide", code }, style: "success" }],
        [openCaseButton(code, speech)],
      ],
    };
  }
  return (wish === "plan" || wish === "tick") && state === "closed"
    ? { text: speech.say("meetings.closed") }
    : undefined;
}

/** For a code that nobody has, and just so for somebody else's. */
export function noCaseOfMeetingReply(speech: Speech): Reply {
  return { text: speech.say("meetings.no-case") };
}
