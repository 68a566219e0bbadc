import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, safetyButton } from "./safety.ts";

/** Why nothing may be planned, or not this; undefined when it may. */
export function meetingBarredReply(
  { state, dangers }: Pick<Case, "state" | "dangers">,
  wish: "read" | "plan" | "tick",
  catalogue: Catalogue,
  speech: Speech,
): Reply | undefined {
  if (wish !== "tick" && dangers.length > 0) {
    return {
      text: [speech.say("meetings.danger"), speech.say("meetings.no-technique")].join("\n\n"),
      buttons: [...dangers.map((gate): Button[] => [safetyButton(gate, catalogue, speech)]), [emergencyButton(speech)]],
    };
  }
  return wish !== "read" && state === "closed" ? { text: speech.say("meetings.closed") } : undefined;
}

/** For a code that nobody has, and just so for somebody else's. */
export function noCaseOfMeetingReply(speech: Speech): Reply {
  return { text: speech.say("meetings.no-case") };
}
