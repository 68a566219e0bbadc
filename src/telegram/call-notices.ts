import type { Api } from "grammy";
import type { Speech } from "../content/speech.ts";
import type { CallNotices } from "../domain/call-notices.ts";
import type { Case } from "../domain/case.ts";
import { tellPlace } from "../domain/place.ts";
import type { House } from "./context.ts";
import { tellPersonName } from "./person-name.ts";
import { type CallView, callCardReply, callNote } from "./replies/call-card.ts";
import { callToldReply } from "./replies/calls.ts";
import { tellPerson } from "./tell-person.ts";

type NoticesHouse = Pick<House, "members" | "speeches" | "defaultLanguage" | "places" | "catalogue" | "cases" | "now">;

export function createCallNotices(api: Api, house: NoticesHouse): CallNotices {
  return {
    async calls(to, told, call, round) {
      const gathered = await gatherCall(api, told, house);
      return tellPerson(api, to, house, (speech) => {
        const view = gathered(speech);
        return callCardReply(view, callNote(call, round, view));
      });
    },
    callTold: (to, told, heard) => tellPerson(api, to, house, (speech) => callToldReply(told, heard, speech)),
  };
}

/** The card of a case for whoever looks after its place; the name is asked of Telegram each time and kept nowhere. */
export async function gatherCall(
  api: Api,
  told: Case,
  { cases, places, catalogue, now }: Pick<House, "cases" | "places" | "catalogue" | "now">,
): Promise<(speech: Speech) => CallView> {
  const { code, owner, place } = told;
  const timeline = await cases.timeline(code);
  const chat = owner === 0 ? undefined : await api.getChat(owner).catch(() => undefined);
  return (speech) => ({
    ...{ case: told, timeline, place: tellPlace(place, places), catalogue, now: now().getTime(), speech },
    ownerName: owner === 0 ? undefined : tellPersonName(chat?.first_name, owner, speech),
  });
}
