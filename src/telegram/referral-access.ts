import type { Acting } from "../domain/acting.ts";
import { actorOf } from "../domain/actor.ts";
import type { Doing } from "../domain/directory-acts.ts";
import type { Actor } from "../domain/referral.ts";
import type { House, JuruContext } from "./context.ts";

/** Who acts, and as what. */
export function personOf(ctx: JuruContext, { adminIds }: Pick<House, "adminIds">): Actor {
  return actorOf(ctx.from?.id ?? 0, ctx.member, adminIds);
}

/** The same for what asks by itself who that is. */
export function actingIn(ctx: JuruContext): Acting {
  return { who: ctx.from?.id ?? 0, act: String(ctx.update.update_id) };
}

/** One act of somebody, at this moment: the same update once more is the same act. */
export function doingOf(ctx: JuruContext, { adminIds, now }: Pick<House, "adminIds" | "now">): Doing {
  return { actor: personOf(ctx, { adminIds }), act: String(ctx.update.update_id), at: now().getTime() };
}
