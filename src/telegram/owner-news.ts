import type { Api } from "grammy";
import type { OwnerNews } from "../domain/file-referral.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import { movedForYouReply } from "./replies/referral-notes.ts";

/** In the owner's own language; nobody, who has left, hears nothing. */
export function createOwnerNews(api: Api, { members, speeches }: Pick<House, "members" | "speeches">): OwnerNews {
  return {
    async moved(referral, entry) {
      const owner = await members.find(referral.owner);
      if (owner === undefined) return;
      await sendTo(api, owner.id, movedForYouReply(referral, entry, speeches[owner.language]));
    },
  };
}
