import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { barrierToSession, type MediationBarrier } from "../../domain/mediation-barrier.ts";
import type { CaseTool } from "./case-tools.ts";
import { toCaseButton } from "./paper-parts.ts";
import type { Reply } from "./reply.ts";
import { emergencyButton, safetyButton } from "./safety.ts";

/** On the screen of a case, as long as there is no danger and it is open. */
export const sessionTool: CaseTool = ({ case: it }, speech) =>
  barrierToSession(it) === undefined
    ? [[{ text: speech.say("button.sessions"), press: { name: "sessions", code: it.code, page: 0 } }]]
    : [];

/** Why there is none now, and the card that says what to do instead. */
export function noSessionReply(
  barrier: MediationBarrier,
  code: string,
  { catalogue, speech }: { readonly catalogue: Catalogue; readonly speech: Speech },
): Reply {
  const back = [toCaseButton(code, speech)];
  if (barrier.kind === "closed") return { text: speech.say("paper.closed-case"), buttons: [back] };
  const danger = catalogue.safety.find(({ id }) => id === barrier.gate)?.button;
  const named = danger === undefined ? barrier.gate : speech.tell(danger);
  return {
    text: [speech.say("session.never-here", { danger: named }), speech.say("session.why-not")].join("\n\n"),
    buttons: [[safetyButton(barrier.gate, catalogue, speech)], back, [emergencyButton(speech)]],
  };
}
