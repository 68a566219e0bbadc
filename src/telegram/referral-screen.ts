import { wayOnFrom } from "../domain/next-source.ts";
import { tellPlace } from "../domain/place.ts";
import type { Actor, Referral } from "../domain/referral.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";
import { type ReferralView, referralReply } from "./replies/referral.ts";
import type { Reply } from "./replies/reply.ts";

/** The screen of a referral, for somebody whom it concerns. */
export async function screenOf(ctx: JuruContext, referral: Referral, house: House, note?: string): Promise<Reply> {
  return referralReply(await gather(referral, personOf(ctx, house), house), ctx.speech, note);
}

export async function gather(referral: Referral, viewer: Actor, house: House): Promise<ReferralView> {
  const { book, directory, places, sources } = house;
  const now = house.now().getTime();
  const [log, words, source] = await Promise.all([
    book.log(referral.code),
    book.words(referral.code),
    referral.source.kind === "listed" ? directory.find(referral.source.id) : undefined,
  ]);
  const { note: _, ...withoutNote } = words;
  return {
    ...{ referral, viewer, log, source },
    words: viewer.id === referral.owner ? words : withoutNote,
    place: tellPlace(referral.place, places),
    next: await wayOnFrom(referral, viewer, { book, sources, now }),
    now,
  };
}
