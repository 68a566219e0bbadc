import type { Api } from "grammy";
import type { Speech } from "../content/speech.ts";
import { allAdmins } from "../domain/all-admins.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import type { Reply } from "./replies/reply.ts";

/** To every admin in their own language. One who never opened the bot is passed over. */
export async function tellAdmins(api: Api, house: House, reply: (speech: Speech) => Reply): Promise<void> {
  for (const admin of await allAdmins(house)) {
    const language = (await house.members.find(admin))?.language ?? house.defaultLanguage;
    await sendTo(api, admin, reply(house.speeches[language]));
  }
}
