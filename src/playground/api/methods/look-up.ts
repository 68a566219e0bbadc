import type { ChatMember, User } from "grammy/types";
import { memberIn } from "../../world/group-actions.ts";
import { badRequest } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";
import { botIsOut, findChat } from "../find-chat.ts";

const LARGEST_DOWNLOAD = 20 * 1024 * 1024;

export function getMe({ world }: CallContext): User {
  return world.bot;
}

export function getChat(call: CallContext): object {
  const { chat } = findChat(call);
  return { ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} };
}

export function getChatMember(call: CallContext): ChatMember {
  const chat = findChat(call);
  if (chat.isBlocked && chat.chat.type !== "private") throw botIsOut(chat);
  const userId = call.parameters.integer("user_id");
  const { bot, people } = call.world;
  const user = userId === bot.id ? bot : people.get(userId ?? 0);
  if (!user) throw badRequest("invalid user_id specified");
  if (user !== bot) return memberIn(chat, user, chat.ranks.get(user.id));
  return { status: "member", user };
}

export function getChatMemberCount(call: CallContext): number {
  return findChat(call).members.length + 1;
}

export function getFile({ world, parameters }: CallContext): object {
  const fileId = parameters.text("file_id");
  if (fileId === "") throw badRequest("file_id not specified");
  const file = world.files.byId(fileId);
  if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
  if (file.content.length > LARGEST_DOWNLOAD) throw badRequest("file is too big");
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.content.length,
    file_path: file.path,
  };
}
