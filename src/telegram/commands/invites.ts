import type { Composer } from "grammy";
import { endInvite, isInviteSize, makeInvite } from "../../domain/hand-out-invites.ts";
import { inviteName } from "../../domain/invite.ts";
import { admitAdmin } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { settle, show } from "../message-sender.ts";
import { actingIn } from "../referral-access.ts";
import { inviteDaysReply, inviteQuestionReply, inviteReply, invitesReply, USUAL_DAYS } from "../replies/invites.ts";
import { INVITE_LINK } from "./start.ts";

type InvitesPress = PressOf<"inviteAsk" | "inviteDays" | "inviteMake" | "inviteMakeFor" | "invites" | "inviteEnd">;

/** The part of /anggota that opens the door with links. */
export function addInvites(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isInvitesPress(press)) return next();
    if (await admitAdmin(ctx, press.name, house)) await act(ctx, press, house);
  });
}

function isInvitesPress(press: Press): press is InvitesPress {
  return ["inviteAsk", "inviteDays", "inviteMake", "inviteMakeFor", "invites", "inviteEnd"].includes(press.name);
}

function act(ctx: JuruContext, press: InvitesPress, house: House): Promise<void> {
  switch (press.name) {
    case "inviteAsk":
      return show(ctx, inviteQuestionReply(ctx.speech));
    case "inviteDays":
      return askDays(ctx, press.uses);
    case "inviteMake":
      return make(ctx, { uses: press.uses, days: USUAL_DAYS }, house);
    case "inviteMakeFor":
      return make(ctx, press, house);
    case "invites":
      return showOpen(ctx, press.page, house);
    case "inviteEnd":
      return end(ctx, press.code, house);
  }
}

function askDays(ctx: JuruContext, uses: number): Promise<void> {
  if (!isInviteSize(uses)) return settle(ctx, ctx.speech.say("general.old-button"));
  return show(ctx, inviteDaysReply(uses, ctx.speech));
}

async function make(
  ctx: JuruContext,
  { uses, days }: { readonly uses: number; readonly days: number },
  house: House,
): Promise<void> {
  const made = await makeInvite({ uses, days }, actingIn(ctx), house);
  if (typeof made === "string") return settle(ctx, ctx.speech.say("general.old-button"));
  await show(ctx, inviteReply({ uses, days, link: inviteLink(ctx.me.username, made.code) }, ctx.speech));
}

async function showOpen(ctx: JuruContext, page: number, { invites, offsetOf }: House, note?: string): Promise<void> {
  const open = await invites.open();
  await show(ctx, invitesReply({ invites: open, page, offsetOf, ...(note !== undefined && { note }) }, ctx.speech));
}

async function end(ctx: JuruContext, code: string, house: House): Promise<void> {
  const answer = await endInvite(code, actingIn(ctx), house);
  const key = answer === "ended" ? "members.invite-ended" : "members.invite-over";
  await showOpen(ctx, 0, house, ctx.speech.say(key, { name: inviteName(code) }));
}

/** Where an invite leads, as it is passed on. */
export function inviteLink(bot: string, code: string): string {
  return `https://t.me/${bot}?start=${INVITE_LINK}${code}`;
}
