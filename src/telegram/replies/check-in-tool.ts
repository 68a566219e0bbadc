import type { Speech } from "../../content/speech.ts";
import type { CaseView } from "./case-tools.ts";
import type { Button } from "./reply.ts";

/** On the screen of a case: how does it stand, when to ask again, has the phase changed. */
export function checkInTool({ case: it }: CaseView, speech: Speech): Button[][] {
  const { code, state, dangers, isUntold } = it;
  if (state === "closed") return [];
  const when: Button = { text: speech.say("button.check-in-when"), press: { name: "checkInWhen", code } };
  // First the danger, then what comes of a phase; of a case that was never told there is no phase to change.
  const hasPhase = dangers.length === 0 && isUntold !== true;
  const phase: Button = { text: speech.say("button.phase-change"), press: { name: "phaseChange", code } };
  return [
    [{ text: speech.say("button.check-in"), press: { name: "checkIn", code }, style: "primary" }],
    hasPhase ? [phase, when] : [when],
  ];
}
