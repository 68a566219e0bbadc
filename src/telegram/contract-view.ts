import type { Case } from "../domain/case.ts";
import type { ContractForm } from "../domain/contract-form.ts";
import { barrierToContract } from "../domain/mediation-barrier.ts";
import { readContract } from "../domain/read-contract.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import type { OpenedPaper, PaperReader } from "./papers.ts";
import type { ContractView } from "./replies/contract-words.ts";
import { noContractReply } from "./replies/contracts.ts";

export const CONTRACT_READER: PaperReader<ContractForm> = { kind: "contract", read: readContract };

export function viewOf(
  opened: OpenedPaper<ContractForm>,
  { catalogue, now }: Pick<House, "catalogue" | "now">,
): ContractView {
  return { ...opened, words: catalogue.mediation.contract, now: now().getTime() };
}

/** Tells why there is no contract in this case now. False when nothing stands in its way. */
export async function barContract(
  ctx: JuruContext,
  found: Case,
  { catalogue }: Pick<House, "catalogue">,
): Promise<boolean> {
  const barrier = barrierToContract(found);
  if (barrier !== undefined) await show(ctx, noContractReply(barrier, found.code, { catalogue, speech: ctx.speech }));
  return barrier !== undefined;
}
