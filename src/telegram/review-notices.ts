import type { Api } from "grammy";
import type { ReviewNotices } from "../domain/review-notices.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import { reviewDueReply } from "./replies/contract-read.ts";

/** Asks whether an agreement was kept, in the language of who reads it. */
export function createReviewNotices(
  api: Api,
  { members, speeches, defaultLanguage }: Pick<House, "members" | "speeches" | "defaultLanguage">,
): ReviewNotices {
  return {
    async askOfReview(to, agreement, isOwners) {
      const language = (await members.find(to))?.language ?? defaultLanguage;
      return sendTo(api, to, reviewDueReply(agreement, isOwners, speeches[language]));
    },
  };
}
