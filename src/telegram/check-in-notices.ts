import type { Api } from "grammy";
import type { CheckInNotices } from "../domain/check-in-notices.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import { askCheckInReply, type CheckInView, gotWorseReply, noNewsReply } from "./replies/check-in-notices.ts";
import type { Reply } from "./replies/reply.ts";

type NoticesHouse = Pick<House, "members" | "speeches" | "defaultLanguage" | "places" | "catalogue" | "now">;

/** What the bot says unasked about how a case stands, each in the language of who reads it. */
export function createCheckInNotices(api: Api, house: NoticesHouse): CheckInNotices {
  const { members, speeches, defaultLanguage, places, catalogue, now } = house;

  async function tell(to: number, reply: (view: CheckInView) => Reply): Promise<boolean> {
    const language = (await members.find(to))?.language ?? defaultLanguage;
    return sendTo(api, to, reply({ catalogue, places, now: now().getTime(), speech: speeches[language] }));
  }

  return {
    askCheckIn: (to, about, isAgain) => tell(to, (view) => askCheckInReply(about, isAgain, view)),
    noNews: (to, about, isOwnerThere) => tell(to, (view) => noNewsReply(about, isOwnerThere, view)),
    gotWorse: (to, about) => tell(to, (view) => gotWorseReply(about, view)),
  };
}
