import type { Acting } from "../domain/acting.ts";
import { actorOf } from "../domain/actor.ts";
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
