import type { Api } from "grammy";
import { allAdmins } from "../domain/all-admins.ts";
import { tellPlace } from "../domain/place.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import { requestReply } from "./replies/requests.ts";

/** Brings a request to join to all admins. One who never opened the bot is passed over. */
export async function announceRequest(
  api: Api,
  house: House,
  id: number,
  name: string,
  place: string | undefined,
): Promise<void> {
  for (const admin of await allAdmins(house)) {
    const language = (await house.members.find(admin))?.language ?? house.defaultLanguage;
    const speech = house.speeches[language];
    const shownName = name === "" ? speech.say("members.no-name", { id }) : name;
    const shownPlace = place === undefined ? undefined : tellPlace(place, house.places);
    await sendTo(api, admin, requestReply({ id, name: shownName, place: shownPlace }, speech));
  }
}
