import type { Api } from "grammy";
import { actorOf } from "../domain/actor.ts";
import type { Notices } from "../domain/notices.ts";
import type { Referral } from "../domain/referral.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import { draftReminderReply } from "./replies/draft-reminder.ts";
import {
  checkReply,
  fallingReply,
  type NoticeView,
  refusedTwiceReply,
  reminderReply,
  uncheckedReply,
} from "./replies/notices.ts";
import type { Reply } from "./replies/reply.ts";

type NoticesHouse = Pick<
  House,
  "members" | "speeches" | "defaultLanguage" | "places" | "directory" | "adminIds" | "now"
>;

/** What the bot says unasked, each in the language of who reads it. */
export function createNotices(api: Api, house: NoticesHouse): Notices {
  const { members, speeches, defaultLanguage, places, directory, adminIds, now } = house;

  async function tell(to: number, reply: (view: NoticeView) => Reply): Promise<boolean> {
    const language = (await members.find(to))?.language ?? defaultLanguage;
    return sendTo(api, to, reply({ places, now: now().getTime(), speech: speeches[language] }));
  }

  async function sourceOf({ source }: Referral): Promise<string | undefined> {
    return source.kind === "typed" ? source.name : (await directory.find(source.id))?.organisation;
  }

  return {
    async remind(to, referral, isOwners) {
      const receiver = actorOf(to, await members.find(to), adminIds);
      const source = await sourceOf(referral);
      const reminded = { referral, receiver, isOwners, source };
      return tell(to, (view) =>
        referral.state === "draf" ? draftReminderReply(reminded, view) : reminderReply(reminded, view),
      );
    },
    refusedTwice: (to, referral) => tell(to, (view) => refusedTwiceReply(referral, view)),
    falling: (to, source, fall) => tell(to, (view) => fallingReply(source, fall, view)),
    askToCheck: (to, source) => tell(to, (view) => checkReply(source, view)),
    async unchecked(to, { count, sources }) {
      const found = await Promise.all(sources.map((id) => directory.find(id)));
      const shown = found.filter((source) => source !== undefined);
      return tell(to, (view) => uncheckedReply(count, shown, view));
    },
  };
}
