import type { Composer } from "grammy";
import { hasConsented, statusAfterJoining } from "../../domain/member.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import { isAdmin } from "../admin-right.ts";
import { publishForAdmin } from "../command-list.ts";
import type { House, JuruContext } from "../context.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { send, show } from "../message-sender.ts";
import { openOfferLink } from "../offers.ts";
import { cardReply } from "../replies/cards.ts";
import { homeReply, placeListReply } from "../replies/join.ts";
import { showUpdate } from "../show-updates.ts";
import { openAnnounced } from "./announced.ts";
import { HAND_OVER_LINK } from "./hand-over.ts";
import { enterJoin } from "./join-first.ts";

/** What stands behind ?start= in a link: an invite, a shared card, or a guidance update. */
export const INVITE_LINK = "u-";
export const CARD_LINK = "t-";
export const UPDATE_LINK = "p-";

export function addStart(composer: Composer<JuruContext>, house: House): void {
  composer.command("start", async (ctx) => {
    if (isAdmin(ctx, house)) await publishForAdmin(ctx.api, house, ctx.chat.id);
    const payload = ctx.match;
    const card = TECHNIQUES.find((id) => payload === `${CARD_LINK}${id}`);
    if (card !== undefined) {
      await send(ctx, cardReply(card, "front", house.catalogue, ctx.speech));
      return house.usage.note({ kind: "opened", technique: card });
    }

    const [, update] = /^p-(\d{1,9})$/.exec(payload) ?? [];
    if (update !== undefined) return showUpdate(ctx, { number: Number(update), page: 0 }, house);

    const invite = payload.startsWith(INVITE_LINK) ? payload.slice(INVITE_LINK.length) : undefined;
    const isJoined = hasConsented(ctx.member) && ctx.member.status !== "joining";
    if (!isJoined) {
      if (hasConsented(ctx.member)) await send(ctx, { text: ctx.speech.say("start.unfinished") });
      if (payload.startsWith(HAND_OVER_LINK)) await send(ctx, { text: ctx.speech.say("passing.link-join") });
      return enterJoin(ctx, invite, NOTHING_KNOWN);
    }
    if (invite !== undefined) await acceptInvite(ctx, house, invite);
    if (payload.startsWith(HAND_OVER_LINK)) return openOfferLink(ctx, payload.slice(HAND_OVER_LINK.length), house);
    if (await openAnnounced(ctx, payload, house)) return;
    await send(ctx, homeReply(ctx.speech));
  });

  composer.use(async (ctx, next) => {
    const { press, speech } = ctx;
    if (press?.name === "home") return show(ctx, homeReply(speech));
    // Turning pages changes nothing; the talk of joining goes on waiting for the choice itself.
    if (press?.name === "placeList") return show(ctx, placeListReply(press.code, press.page, house.places, speech));
    await next();
  });
}

/** Somebody who waits, or was refused, comes in with a link that an admin gave. */
async function acceptInvite(
  ctx: JuruContext,
  { invites, members, joining, adminIds }: House,
  code: string,
): Promise<void> {
  const { member, speech } = ctx;
  if (member === undefined || member.status === "active") return;
  const answer = await invites.redeem(code, member.id);
  if (answer !== "welcome") {
    return send(ctx, { text: speech.say(answer === "used up" ? "start.invite-used-up" : "start.invite-unknown") });
  }
  await members.save({ ...member, status: statusAfterJoining(joining, true, adminIds.includes(member.id)) });
  await send(ctx, { text: speech.say("start.invited") });
}
