import { actorOf } from "../domain/actor.ts";
import type { Actor } from "../domain/referral.ts";
import type { House, JuruContext } from "./context.ts";

/** Who acts, and as what. */
export function personOf(ctx: JuruContext, { adminIds }: Pick<House, "adminIds">): Actor {
  return actorOf(ctx.from?.id ?? 0, ctx.member, adminIds);
}
