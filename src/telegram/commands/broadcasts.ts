import type { Composer } from "grammy";
import { beginDraft } from "../../domain/begin-draft.ts";
import { admitAdmin } from "../admin-right.ts";
import { broadcastViewing } from "../broadcast-viewing.ts";
import type { Press, PressName } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { createAudienceCounter } from "../count-patiently.ts";
import { settle, show } from "../message-sender.ts";
import { BROADCAST_FORMS } from "../presses/broadcast.ts";
import { BROADCASTS_A_PAGE, broadcastsReply } from "../replies/broadcasts.ts";
import { showBroadcast } from "../show-broadcast.ts";
import { answerAudiencePress } from "./broadcast-audience.ts";
import { answerDraftPress } from "./broadcast-draft.ts";
import { answerGoingPress } from "./broadcast-going.ts";
import { answerSendPress } from "./broadcast-send.ts";
import { createUnreadDesk } from "./broadcast-unread.ts";
import { answerWhenPress } from "./broadcast-when.ts";

/** /siaran: for admins. The right is looked at with each press. */
export function addBroadcasts(composer: Composer<JuruContext>, house: House): void {
  const desk = { ...house, counter: createAudienceCounter(house) };
  const answerUnreadPress = createUnreadDesk(house);

  composer.command(["siaran", "broadcast"], async (ctx) => {
    if (await admitAdmin(ctx, "siaran", house)) await showList(ctx, 0, house);
  });

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isBroadcastPress(press)) return next();
    if (!(await admitAdmin(ctx, press.name, house))) return;
    if (press.name === "broadcasts") return showList(ctx, press.page, house);
    if (press.name === "broadcastNew") return startDraft(ctx, house);
    if (press.name === "broadcast") return showBroadcast(ctx, await house.campaigns.find(press.id), house);
    const isAnswered =
      (await answerDraftPress(ctx, press, house)) ||
      (await answerAudiencePress(ctx, press, desk)) ||
      (await answerWhenPress(ctx, press, house)) ||
      (await answerSendPress(ctx, press, desk)) ||
      (await answerGoingPress(ctx, press, house)) ||
      (await answerUnreadPress(ctx, press));
    if (!isAnswered) await settle(ctx, ctx.speech.say("general.old-button"));
  });
}

function isBroadcastPress(press: Press): press is Extract<Press, { readonly name: keyof typeof BROADCAST_FORMS }> {
  return Object.hasOwn(BROADCAST_FORMS, press.name satisfies PressName);
}

async function showList(ctx: JuruContext, asked: number, house: House): Promise<void> {
  const { campaigns } = house;
  const { total } = await campaigns.list(0, 0);
  const pages = Math.max(1, Math.ceil(total / BROADCASTS_A_PAGE));
  const page = Math.min(asked, pages - 1);
  const { files } = await campaigns.list(page * BROADCASTS_A_PAGE, BROADCASTS_A_PAGE);
  await show(ctx, broadcastsReply({ files, page, pages }, broadcastViewing(ctx, house)));
}

async function startDraft(ctx: JuruContext, house: House): Promise<void> {
  const draft = await beginDraft(ctx.from?.id ?? 0, String(ctx.update.update_id), house.campaigns);
  await showBroadcast(ctx, draft, house);
}
