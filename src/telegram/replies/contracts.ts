import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { MediationBarrier } from "../../domain/mediation-barrier.ts";
import { barrierToContract } from "../../domain/mediation-barrier.ts";
import type { CaseTool } from "./case-tools.ts";
import { toCaseButton, whyBarred } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, safetyButton } from "./safety.ts";

/** On the screen of a case: as long as there is no danger. What was agreed can always be looked at. */
export const contractTool: CaseTool = ({ case: it, papers, now }, speech) => {
  const { code } = it;
  const isOpen = barrierToContract(it) === undefined;
  const hasAgreed = papers.some(({ kind, isFinal }) => kind === "contract" && isFinal);
  if (!isOpen && !hasAgreed) return [];
  const due = it.reviews.find(({ at, held }) => held === undefined && at <= now);
  const list: Button = { text: speech.say("button.contracts"), press: { name: "contracts", code, page: 0 } };
  if (due === undefined) return [[list]];
  const review = { name: "contractAskHeld", code, paper: due.paper } as const;
  return [[{ text: speech.say("button.contract-review"), press: review, style: "success" }], [list]];
};

/** Why there is none now, and the card that says what to do instead. */
export function noContractReply(
  barrier: MediationBarrier,
  code: string,
  { catalogue, speech }: { readonly catalogue: Catalogue; readonly speech: Speech },
): Reply {
  const back = [toCaseButton(code, speech)];
  if (barrier.kind === "closed") return { text: speech.say("paper.closed-case"), buttons: [back] };
  const danger = catalogue.safety.find(({ id }) => id === barrier.gate)?.button;
  return {
    text: [
      speech.say("contract.never-here", { danger: danger === undefined ? barrier.gate : speech.tell(danger) }),
      speech.say(whyBarred(barrier)),
    ].join("\n\n"),
    buttons: [[safetyButton(barrier.gate, catalogue, speech)], back, [emergencyButton(speech)]],
  };
}
