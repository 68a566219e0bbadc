import type { Api } from "grammy";
import type { MemberNotices } from "../domain/member-notices.ts";
import { publishForAdmin, withdrawFromAdmin } from "./command-list.ts";
import type { House } from "./context.ts";
import { newsReply } from "./replies/member-told.ts";
import { tellPerson } from "./tell-person.ts";

/** Members are told in the chat, whoever decided and wherever. Within an update its journal keeps it from being said twice. */
export function createMemberNotices(api: Api, house: House): MemberNotices {
  return {
    tell: ({ id, news }) => tellPerson(api, id, house, (speech) => newsReply(news, house.places, speech)),
    showCommands: (id, areOfAdmin) => (areOfAdmin ? publishForAdmin : withdrawFromAdmin)(api, house, id),
  };
}

/**
 * For what is done outside of an update, where nothing is journalled: what was told is not told again, and it has been done
 * all the same when Telegram is away.
 */
export function createPatientNotices(api: Api, house: House): MemberNotices {
  const notices = createMemberNotices(api, house);
  return {
    tell: async (told) => told.isRepeated || notices.tell(told).catch(() => false),
    showCommands: (id, areOfAdmin) => notices.showCommands(id, areOfAdmin).catch(() => undefined),
  };
}
