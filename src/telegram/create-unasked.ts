import type { Bot } from "grammy";
import type { GroupVoice } from "../domain/announcement.ts";
import type { CallNotices } from "../domain/call-notices.ts";
import type { CheckInNotices } from "../domain/check-in-notices.ts";
import type { WarningNotices } from "../domain/early-warning.ts";
import type { Notices } from "../domain/notices.ts";
import type { Lapses } from "../domain/retention.ts";
import type { ReviewNotices } from "../domain/review-notices.ts";
import type { TaskNotices } from "../domain/task-notices.ts";
import { createCallNotices } from "./call-notices.ts";
import { createCheckInNotices } from "./check-in-notices.ts";
import type { House, JuruContext } from "./context.ts";
import { createGroupVoice } from "./group-voice.ts";
import { createLapses } from "./lapse-request.ts";
import { createNotices } from "./notices.ts";
import { createReviewNotices } from "./review-notices.ts";
import { createWarningNotices } from "./send-warning.ts";
import { createTaskNotices } from "./task-notices.ts";

export interface Unasked {
  readonly notices: Notices;
  readonly callNotices: CallNotices;
  readonly taskNotices: TaskNotices;
  readonly reviewNotices: ReviewNotices;
  readonly checkInNotices: CheckInNotices;
  readonly voice: GroupVoice;
  readonly warnings: WarningNotices;
  readonly lapses: Lapses;
}

/** All that the bot says without being asked, to persons and in groups. */
export function createUnasked(bot: Bot<JuruContext>, house: House): Unasked {
  return {
    notices: createNotices(bot.api, house),
    callNotices: createCallNotices(bot.api, house),
    taskNotices: createTaskNotices(bot.api, house),
    reviewNotices: createReviewNotices(bot.api, house),
    checkInNotices: createCheckInNotices(bot.api, house),
    voice: createGroupVoice(bot, house),
    warnings: createWarningNotices(bot.api, house),
    lapses: createLapses(bot.api, house),
  };
}
