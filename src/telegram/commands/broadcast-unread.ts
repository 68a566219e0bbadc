import type { Audience } from "../../domain/audience.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { createUnreadCounter, unreadWithin } from "../../domain/count-unread.ts";
import type { Press } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { openDraft } from "../draft-broadcast.ts";
import { settle, show } from "../message-sender.ts";
import { broadcastUnreadReply } from "../replies/broadcast-unread.ts";
import { showBroadcast } from "../show-broadcast.ts";

/** Who has not read a broadcast that asked for it. False for a press of another screen. */
export function createUnreadDesk(house: House) {
  const countUnread = createUnreadCounter(house.audience, () => performance.now());

  return async (ctx: JuruContext, press: Press): Promise<boolean> => {
    if (press.name !== "broadcastUnreadBy" && press.name !== "broadcastRemind") return false;
    const file = await house.campaigns.find(press.id);
    if (file === undefined || !file.content.asksToConfirm || file.campaign.round === 0) {
      await showBroadcast(ctx, file, house);
      return true;
    }
    const wanted = unreadOf(file);
    if (press.name === "broadcastRemind") {
      // What is read below the reminder is read of the broadcast itself.
      const content = { ...file.content, update: wanted.hasNotRead };
      await openDraft(ctx, house, { content, audience: wanted });
      await settle(ctx);
      return true;
    }
    const { id, area, page } = press;
    const { speech } = ctx;
    const place = house.places.get(area)?.name;
    if (area !== "" && place === undefined) {
      await settle(ctx, speech.say("general.old-button"));
      return true;
    }
    const counts = await countUnread(wanted, area === "" && page === 0);
    const names = { places: house.places, nowhere: speech.say("word.no-place-named") };
    const areaName = place ?? speech.say("word.all-of-indonesia");
    await show(ctx, broadcastUnreadReply({ id, area, areaName, ...unreadWithin(counts, area, names) }, page, speech));
    return true;
  };
}

function unreadOf({ campaign, content }: CampaignFile): Audience & { readonly hasNotRead: string } {
  return { ...campaign.audience, hasNotRead: content.update ?? campaign.id };
}
