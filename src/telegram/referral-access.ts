import { actorOf } from "../domain/actor.ts";
import { isConcerned } from "../domain/move-referral.ts";
import type { Actor, Referral } from "../domain/referral.ts";
import type { House, JuruContext } from "./context.ts";

/** Undefined for a code that nobody has, and just so for somebody else's. */
export async function findConcerning(ctx: JuruContext, code: string, house: House): Promise<Referral | undefined> {
  const referral = await house.book.find(code);
  return referral !== undefined && isConcerned(referral, personOf(ctx, house)) ? referral : undefined;
}

export function personOf(ctx: JuruContext, { adminIds }: Pick<House, "adminIds">): Actor {
  return actorOf(ctx.from?.id ?? 0, ctx.member, adminIds);
}
