import { readCaseCode } from "../domain/case-code.ts";
import { readReferralCode } from "../domain/referral-code.ts";
import type { House, JuruContext } from "./context.ts";
import { LONGEST_STORY } from "./fallback.ts";
import { BROADCAST } from "./flows/broadcast.ts";
import { EDIT_GUIDANCE } from "./flows/edit-guidance.ts";
import { EDIT_SOURCE } from "./flows/edit-source.ts";
import { GUIDE, hearStory } from "./flows/guide.ts";
import { hearPlaces, JOIN } from "./flows/join.ts";
import { PROPOSE } from "./flows/propose.ts";
import { REASON } from "./flows/reason.ts";
import { REFER } from "./flows/refer.ts";
import { REFUSE_MEMBER } from "./flows/refuse-member.ts";
import { hearWhere, SOURCE_PLACE } from "./flows/source-place.ts";
import { isWriting } from "./flows/writing.ts";
import { hearForBroadcast } from "./hear-broadcast.ts";

/**
 * Which words a running talk gets, and so stores: the guide only the dangers and signals found in them,
 * joining only the places found, the search for a source only that something was told, a reason and a referral all of them, sealed,
 * a broadcast its whole message, the guidance its new words and a case what is written for it, sealed; every other talk none.
 */
export function wordsForTalk(house: House) {
  const { reader, places, words: sealing } = house;
  return (ctx: JuruContext): string | undefined => {
    const { words, conversation, chat, position } = ctx;
    if (conversation.active(SOURCE_PLACE) > 0) return hearWhere(ctx);
    if (conversation.active(BROADCAST) > 0) return hearForBroadcast(ctx, house);
    if (words !== undefined && conversation.active(EDIT_GUIDANCE) > 0) return sealing.seal(words, chat?.id ?? 0);
    // Where an office stands is no secret, and is asked for there.
    const told = position === undefined ? words : `${position.latitude}, ${position.longitude}`;
    if (told !== undefined && conversation.active(EDIT_SOURCE) > 0) return sealing.seal(told, chat?.id ?? 0);
    // A code told in the middle of a talk is no story: it opens that referral or case.
    const isCode = readReferralCode(words ?? "").kind !== "no code" || readCaseCode(words ?? "") !== undefined;
    // A note about a case may be longer than a story.
    if (words !== undefined && isWriting(ctx)) return isCode ? undefined : sealing.seal(words, chat?.id ?? 0);
    if (words === undefined || words.length > LONGEST_STORY) return undefined;
    if (conversation.active(PROPOSE) + conversation.active(REFUSE_MEMBER) > 0)
      return sealing.seal(words, chat?.id ?? 0);
    if (conversation.active(REASON) + conversation.active(REFER) > 0)
      return isCode ? undefined : sealing.seal(words, chat?.id ?? 0);
    if (conversation.active(GUIDE) > 0) return isCode ? undefined : hearStory(reader.read(words));
    return conversation.active(JOIN) > 0 ? hearPlaces(words, places) : undefined;
  };
}
