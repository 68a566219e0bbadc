import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { MediationBarrier } from "../../domain/mediation-barrier.ts";
import { barrierToContract } from "../../domain/mediation-barrier.ts";
import type { Paper } from "../../domain/paper.ts";
import type { CaseTool } from "./case-tools.ts";
import { tellDay } from "./contract-words.ts";
import { pageOf, turnButtons } from "./pages.ts";
import { toCaseButton, whyBarred } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, safetyButton } from "./safety.ts";

const PAPERS_A_PAGE = 6;

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

/** Those of one case: drafts to go on with, and what was agreed. */
export function contractsReply(
  { case: it, papers, page: asked }: { readonly case: Case; readonly papers: readonly Paper[]; readonly page: number },
  speech: Speech,
  note?: string,
): Reply {
  const { code } = it;
  const { shown, page, pages } = pageOf(papers, asked, PAPERS_A_PAGE);
  const text =
    papers.length === 0
      ? speech.say("contracts.none", { code })
      : speech.say("contracts.list", { code, page: page + 1, pages });
  const isOpen = barrierToContract(it) === undefined;
  const start: Button = { text: speech.say("button.contract-new"), press: { name: "contractNew", code } };
  return {
    text: note === undefined ? text : `${note}\n\n${text}`,
    buttons: [
      ...shown.map((paper) => [paperButton(paper, it.place, speech)]),
      turnButtons(page, pages, (to) => ({ name: "contracts", code, page: to }), speech),
      ...(isOpen ? [[start]] : []),
      [toCaseButton(code, speech)],
    ].filter((row) => row.length > 0),
  };
}

function paperButton({ id, case: code, isFinal, changedAt }: Paper, place: string, speech: Speech): Button {
  const date = tellDay(changedAt, place, speech);
  const press = { name: "contract", code, paper: id } as const;
  return isFinal
    ? { text: speech.say("button.contract-open", { date }), press }
    : { text: speech.say("button.contract-resume", { date }), press };
}

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
