import type { Composer } from "grammy";
import { tellPlace } from "../../domain/place.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send, sendTo, settle, show } from "../message-sender.ts";
import { nameOf } from "../person-name.ts";
import { waysOn } from "../replies/guide.ts";
import { INVITE_DAYS, inviteQuestionReply, isInviteSize, membersMenuReply, requestReply } from "../replies/members.ts";
import { searchMembers } from "./coordinators.ts";
import { INVITE_LINK } from "./start.ts";

/** A list has an end: more requests than this are shown after these are answered. */
const REQUESTS_SHOWN = 5;

/** What the admin reads; "untold" when the person cannot be reached. */
const DECIDED = {
  yes: { told: "members.accepted", untold: "members.accepted-untold" },
  no: { told: "members.refused", untold: "members.refused-untold" },
} as const;

/** /anggota: who wants to join, and invites. The right is checked at each act, not only in the menu. */
export function addMembers(composer: Composer<JuruContext>, house: House): void {
  composer.command(["anggota", "members"], async (ctx) => {
    if (!isAdmin(ctx, house)) return send(ctx, { text: ctx.speech.say("members.admins-only") });
    const place = ctx.match.trim();
    if (place !== "") return searchMembers(ctx, place, house);
    await send(ctx, membersMenuReply((await house.members.pending()).length, ctx.speech));
  });

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isMembersPress(press)) return next();
    if (!isAdmin(ctx, house)) return settle(ctx, ctx.speech.say("members.admins-only"));
    await act(ctx, press, house);
  });
}

type MembersPress = PressOf<"requests" | "decide" | "inviteAsk" | "inviteMake">;

function isMembersPress(press: Press): press is MembersPress {
  return ["requests", "decide", "inviteAsk", "inviteMake"].includes(press.name);
}

function isAdmin(ctx: JuruContext, { adminIds }: House): boolean {
  return adminIds.includes(ctx.from?.id ?? 0);
}

async function act(ctx: JuruContext, press: MembersPress, house: House): Promise<void> {
  switch (press.name) {
    case "requests":
      return showRequests(ctx, house);
    case "decide":
      return decide(ctx, press, house);
    case "inviteAsk":
      return show(ctx, inviteQuestionReply(ctx.speech));
    case "inviteMake":
      return makeInvite(ctx, press.uses, house);
  }
}

async function showRequests(ctx: JuruContext, { members, places }: House): Promise<void> {
  const waiting = await members.pending();
  if (waiting.length === 0) return show(ctx, { text: ctx.speech.say("members.none-waiting") });
  for (const id of waiting.slice(0, REQUESTS_SHOWN)) {
    const place = (await members.find(id))?.place;
    await send(ctx, requestReply(id, await nameOf(ctx, id), place && tellPlace(place, places), ctx.speech));
  }
}

async function decide(
  ctx: JuruContext,
  { id, answer }: PressOf<"decide">,
  { members, speeches }: House,
): Promise<void> {
  const name = await nameOf(ctx, id);
  const isChanged = await members.decide(id, answer === "yes" ? "active" : "refused", String(ctx.update.update_id));
  if (!isChanged) return show(ctx, { text: ctx.speech.say("members.already-decided") });
  const member = await members.find(id);
  const theirs = speeches[member?.language ?? ctx.speech.language];
  const text = theirs.say(answer === "yes" ? "start.approved" : "start.refused");
  const isTold = member !== undefined && (await sendTo(ctx.api, id, { text, buttons: waysOn(false, theirs) }));
  const { told, untold } = DECIDED[answer];
  await show(ctx, { text: ctx.speech.say(isTold ? told : untold, { name }) });
}

async function makeInvite(ctx: JuruContext, uses: number, { invites }: House): Promise<void> {
  if (!isInviteSize(uses)) return settle(ctx, ctx.speech.say("general.old-button"));
  const { code } = await invites.create({ uses, days: INVITE_DAYS, act: String(ctx.update.update_id) });
  const link = `https://t.me/${ctx.me.username}?start=${INVITE_LINK}${code}`;
  await show(ctx, { text: ctx.speech.say("members.invite", { uses, days: INVITE_DAYS, link }) });
}
