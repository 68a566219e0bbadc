import type { Schedule } from "../../domain/campaign-schedule.ts";
import { DAY } from "../../domain/duration.ts";
import { broadcastViewing } from "../broadcast-viewing.ts";
import type { Press } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { fileCampaign } from "../file-campaign.ts";
import { settle, show } from "../message-sender.ts";
import { hoursReply, weekdaysReply, whenReply } from "../replies/broadcast-when.ts";
import { broadcastUnknownReply } from "../replies/broadcasts.ts";
import { enterBroadcast, showFiling } from "./broadcast-draft.ts";

const MOST_DAYS_AHEAD = 366;
const MINUTES_A_DAY = 1440;

/** When a broadcast goes out. False for a press of another screen. */
export async function answerWhenPress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "broadcastWhen": {
      const file = await house.campaigns.find(press.id);
      const { speech } = ctx;
      const isThere = file !== undefined;
      await show(ctx, isThere ? whenReply(file.campaign, broadcastViewing(ctx, house)) : broadcastUnknownReply(speech));
      return true;
    }
    case "broadcastAt":
      await plan(ctx, press.id, press.at === 0 ? { kind: "now" } : { kind: "once", at: press.at }, house);
      return true;
    case "broadcastWhenType":
      await enterBroadcast(ctx, { about: "when", id: press.id });
      return true;
    case "broadcastWeekdays":
      await show(ctx, weekdaysReply(press.id, ctx.speech));
      return true;
    case "broadcastHours":
      await show(ctx, hoursReply(press.id, press.day, ctx.speech));
      return true;
    case "broadcastWeekly": {
      const { id, day, minute } = press;
      const offsetMinutes = house.offsetOf(house.now().getTime());
      await plan(ctx, id, { kind: "weekly", day, minute, offsetMinutes }, house);
      return true;
    }
    default:
      return false;
  }
}

async function plan(ctx: JuruContext, id: string, schedule: Schedule, house: House): Promise<void> {
  const isMadeUp =
    (schedule.kind === "once" && schedule.at > house.now().getTime() + MOST_DAYS_AHEAD * DAY) ||
    (schedule.kind === "weekly" && schedule.minute >= MINUTES_A_DAY);
  if (isMadeUp) return settle(ctx, ctx.speech.say("general.old-button"));
  await showFiling(ctx, await fileCampaign(ctx, id, { kind: "plan", schedule }, house), house);
}
