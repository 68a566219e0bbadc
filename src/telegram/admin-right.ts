import type { AuditedAct } from "../domain/audit.ts";
import type { House, JuruContext } from "./context.ts";
import { send, settle } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";

type Admission = Pick<House, "adminIds" | "audit">;

/** Looked up for each act: a right that was taken away is gone at once. */
export function isAdmin(ctx: JuruContext, { adminIds }: Pick<House, "adminIds">): boolean {
  return personOf(ctx, { adminIds }).role === "admin";
}

/**
 * True for an admin. Everybody else is told that this is for admins, and the attempt is noted: `what` is the command
 * without its slash, or the name of the button.
 */
export async function admitAdmin(ctx: JuruContext, what: string, house: Admission): Promise<boolean> {
  if (isAdmin(ctx, house)) return true;
  await noteRefusal(ctx, what, house);
  await sayAdminsOnly(ctx);
  return false;
}

export async function sayAdminsOnly(ctx: JuruContext): Promise<void> {
  const words = ctx.speech.say("members.admins-only");
  await (ctx.callbackQuery === undefined ? send(ctx, { text: words }) : settle(ctx, words));
}

/** Once for each update, however many look at it. */
export async function noteRefusal(ctx: JuruContext, what: string, { audit }: Pick<House, "audit">): Promise<void> {
  await audit.noteRefusal({ act: String(ctx.update.update_id), who: ctx.from?.id ?? 0, what });
}

/** Notes what an admin has done, once for each update. */
export async function noteAct(
  ctx: JuruContext,
  what: AuditedAct,
  on: { readonly whom?: number; readonly about?: string },
  { audit }: Pick<House, "audit">,
): Promise<void> {
  await audit.note({ act: String(ctx.update.update_id), who: ctx.from?.id ?? 0, what, ...on });
}
