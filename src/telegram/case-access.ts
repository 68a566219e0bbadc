import type { Case } from "../domain/case.ts";
import { isConcernedByCase } from "../domain/move-case.ts";
import { noteRefusal } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";

type Access = Pick<House, "cases" | "audit" | "adminIds">;

/**
 * To be asked in every press of a case. Undefined for a code that nobody has, and just so for somebody else's: the caller
 * answers both with "not found". The attempt is noted.
 */
export async function findConcerningCase(ctx: JuruContext, code: string, house: Access): Promise<Case | undefined> {
  const found = await house.cases.find(code);
  if (found !== undefined && isActive(ctx) && isConcernedByCase(found, personOf(ctx, house))) return found;
  await noteRefusal(ctx, ctx.press?.name ?? "kasus", house);
  return undefined;
}

/** Somebody who left and came back, or waits to be let in, is no volunteer of a case. */
function isActive({ member }: JuruContext): boolean {
  return member?.status === "active";
}
