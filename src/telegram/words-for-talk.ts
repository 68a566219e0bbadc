import { readReferralCode } from "../domain/referral-code.ts";
import type { House, JuruContext } from "./context.ts";
import { LONGEST_STORY } from "./fallback.ts";
import { GUIDE, hearStory } from "./flows/guide.ts";
import { hearPlaces, JOIN } from "./flows/join.ts";
import { REASON } from "./flows/reason.ts";

/**
 * Which words a running talk gets, and so stores: the guide only the dangers and signals found in them,
 * joining only the places found, a reason all of them, sealed; every other talk none.
 */
export function wordsForTalk({ reader, places, words: sealing }: House) {
  return ({ words, conversation, chat }: JuruContext): string | undefined => {
    if (words === undefined || words.length > LONGEST_STORY) return undefined;
    if (conversation.active(REASON) > 0) return sealing.seal(words, chat?.id ?? 0);
    // A referral code told in the middle of the guide is no story: it opens that referral.
    if (conversation.active(GUIDE) > 0) {
      return readReferralCode(words).kind === "no code" ? hearStory(reader.read(words)) : undefined;
    }
    return conversation.active(JOIN) > 0 ? hearPlaces(words, places) : undefined;
  };
}
