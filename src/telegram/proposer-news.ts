import type { Api } from "grammy";
import type { ProposerNews } from "../domain/directory-acts.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import { proposalAnsweredReply } from "./replies/propose.ts";

/** In the chat of whoever proposed it. Somebody who erased their data meanwhile is told nothing any more. */
export function createProposerNews(api: Api, { members, speeches }: Pick<House, "members" | "speeches">): ProposerNews {
  return {
    async decided({ id, by, source: { organisation } }, isWelcome) {
      const proposer = await members.find(by);
      if (proposer === undefined) return;
      await sendTo(
        api,
        proposer.id,
        proposalAnsweredReply({ id, organisation }, isWelcome, speeches[proposer.language]),
      );
    },
  };
}
