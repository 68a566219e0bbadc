import { DANGER_HOURS, isInDanger, withDanger, withoutDanger } from "../domain/danger.ts";
import { hasConsented } from "../domain/member.ts";
import type { House, JuruContext } from "./context.ts";

const HOUR = 3_600_000;

/** A danger was told or ticked. Nothing is recorded of somebody who has not agreed to the notice. */
export async function markDanger(ctx: JuruContext, { members, now }: House): Promise<void> {
  if (!hasConsented(ctx.member)) return;
  ctx.member = withDanger(ctx.member, now().toISOString());
  await members.save(ctx.member);
}

/** There is no danger, or none any more. */
export async function clearDanger(ctx: JuruContext, { members }: House): Promise<void> {
  if (ctx.member?.dangerAt === undefined) return;
  ctx.member = withoutDanger(ctx.member);
  await members.save(ctx.member);
}

/** False, and forgotten, when the danger was told too long ago. */
export async function isDangerOn(ctx: JuruContext, house: House): Promise<boolean> {
  const since = new Date(house.now().getTime() - DANGER_HOURS * HOUR).toISOString();
  if (isInDanger(ctx.member, since)) return true;
  await clearDanger(ctx, house);
  return false;
}
