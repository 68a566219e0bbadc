import type { Api } from "grammy";
import type { Lapses } from "../domain/retention.ts";
import type { House } from "./context.ts";
import { erasePerson } from "./erase-person.ts";
import { sendTo } from "./message-sender.ts";

/** Somebody asked to join, and no admin has answered: nothing is kept any more, and they can ask again. */
export function createLapses(api: Api, house: House): Lapses {
  return {
    async lapse(id) {
      const member = await house.members.find(id);
      if (member?.status !== "pending") return;
      await erasePerson(id, house);
      await sendTo(api, id, { text: house.speeches[member.language].say("own.lapsed") });
    },
  };
}
