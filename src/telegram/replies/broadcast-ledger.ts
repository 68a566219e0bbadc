import type { Speech } from "../../content/speech.ts";
import type { Round } from "../../domain/ledger.ts";
import { backToBroadcast } from "./broadcast-back.ts";
import type { Reply } from "./reply.ts";

/** `share`: how much of it is written, 0 to 1. */
export function ledgerProgressReply({ campaign }: Round, share: number, speech: Speech): Reply {
  return { text: speech.say("ledger.writing", { id: campaign, share: Math.round(share * 100) }) };
}

export function ledgerSentReply(campaign: string, isPacked: boolean, speech: Speech): Reply {
  const sent = speech.say("ledger.sent", { id: campaign });
  return {
    text: isPacked ? `${sent}\n\n${speech.say("ledger.packed")}` : sent,
    buttons: [backToBroadcast(campaign, speech)],
  };
}
