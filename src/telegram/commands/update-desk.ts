import type { Audience } from "../../domain/audience.ts";
import { createUnreadCounter, unreadWithin } from "../../domain/count-unread.ts";
import { updateId } from "../../domain/guidance-update.ts";
import { rollBackGuidance } from "../../domain/publish-guidance.ts";
import { sayAdminsOnly } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { openDraft } from "../draft-broadcast.ts";
import { send, show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { rollBackReply } from "../replies/roll-back.ts";
import { unreadReply } from "../replies/update-unread.ts";
import { sayGone, showUpdate } from "../show-updates.ts";
import { newsOf } from "../update-news.ts";

/** What an admin does with a version that is published: who has not read it, tell of it, take it back. */
export function createUpdateDesk(house: House) {
  const countUnread = createUnreadCounter(house.audience, () => performance.now());

  async function showUnread(ctx: JuruContext, { number, area, page }: PressOf<"updateUnread">): Promise<void> {
    const { speech } = ctx;
    const update = house.updates.find(number);
    if (update === undefined) return sayGone(ctx);
    const counts = await countUnread({ hasNotRead: updateId(update) }, area === "" && page === 0);
    const names = { places: house.places, nowhere: speech.say("updates.no-place") };
    const screen = {
      ...{ number, area, around: area === "" ? undefined : area.slice(0, Math.max(0, area.length - 3)) },
      areaName: house.places.get(area)?.name ?? speech.say("updates.whole-country"),
      ...unreadWithin(counts, area, names),
    };
    await show(ctx, unreadReply(screen, page, speech));
  }

  async function draftNews(ctx: JuruContext, number: number, audience: Audience): Promise<void> {
    const update = house.updates.find(number);
    if (update === undefined) return sayGone(ctx);
    await openDraft(ctx, house, { content: newsOf(update, ctx.me.username, house), audience });
  }

  async function askToRollBack(ctx: JuruContext, { number, page }: PressOf<"updateBack">): Promise<void> {
    const plan = house.updates.planRollBack(number);
    await (plan === undefined ? sayGone(ctx) : show(ctx, rollBackReply(plan, page, ctx.speech)));
  }

  async function rollBack(ctx: JuruContext, { number, asOf }: PressOf<"updateBackSure">): Promise<void> {
    const { speech } = ctx;
    const attempt = { number, asOf, act: String(ctx.update.update_id) };
    const done = await rollBackGuidance(personOf(ctx, house), attempt, house);
    switch (done.kind) {
      case "not an admin":
        return sayAdminsOnly(ctx);
      case "rolled back":
        await send(ctx, { text: speech.say("updates.back-done", { number: done.update.number, of: number }) });
        return showUpdate(ctx, { number: done.update.number, page: 0 }, house);
      case "taken":
        await send(ctx, { text: speech.say("updates.back-taken") });
        return askToRollBack(ctx, { name: "updateBack", number, page: 0 });
      case "same":
        return askToRollBack(ctx, { name: "updateBack", number, page: 0 });
      case "wrong":
        return show(ctx, {
          text: speech.say("updates.back-wrong", { number }),
          buttons: [[{ text: speech.say("button.guidance-edit"), press: { name: "guidanceKinds" } }]],
        });
      case "unknown":
        return sayGone(ctx);
    }
  }

  /** False for what is none of it. */
  return async (ctx: JuruContext, press: Press): Promise<boolean> => {
    switch (press.name) {
      case "updateUnread":
        await showUnread(ctx, press);
        return true;
      case "updateTell":
        await draftNews(ctx, press.number, {});
        return true;
      case "updateRemind":
        await draftNews(ctx, press.number, {
          hasNotRead: updateId(press),
          ...(press.area !== "" && { places: [press.area] }),
        });
        return true;
      case "updateBack":
        await askToRollBack(ctx, press);
        return true;
      case "updateBackSure":
        await rollBack(ctx, press);
        return true;
      default:
        return false;
    }
  };
}
