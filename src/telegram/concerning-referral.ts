import { isConcerned } from "../domain/move-referral.ts";
import type { Referral } from "../domain/referral.ts";
import { noteRefusal } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";

/** Undefined for a code that nobody has, and just so for somebody else's. The attempt is noted, so that both take the same work. */
export async function findConcerning(ctx: JuruContext, code: string, house: House): Promise<Referral | undefined> {
  const referral = await house.book.find(code);
  if (referral !== undefined && isConcerned(referral, personOf(ctx, house))) return referral;
  await noteRefusal(ctx, ctx.press?.name ?? "rujukan", house);
  return undefined;
}
