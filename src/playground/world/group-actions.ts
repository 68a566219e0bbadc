import type { ChatMember, ChatMemberUpdated, User } from "grammy/types";
import { messageQueue } from "../updates/update-queue.ts";
import type { ChatRecord, GroupRank } from "./chat-record.ts";
import { say } from "./person-actions.ts";
import type { World } from "./world.ts";

/** Rights that nobody in the tests asks about stand as Telegram gives them to a new administrator. */
const USUAL_RIGHTS = {
  ...{ can_be_edited: false, is_anonymous: false, can_manage_chat: true, can_delete_messages: true },
  ...{ can_manage_video_chats: true, can_restrict_members: true, can_promote_members: false, can_change_info: true },
  ...{
    can_invite_users: true,
    can_send_welcome_messages: false,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
  },
} as const;

export function memberIn(chat: ChatRecord, user: User, rank: GroupRank | undefined): ChatMember {
  if (rank === "creator") return { status: "creator", user, is_anonymous: false };
  if (rank === "administrator") return { status: "administrator", user, ...USUAL_RIGHTS };
  return chat.members.includes(user.id) ? { status: "member", user } : { status: "left", user };
}

/** Only who runs the group can do that; the bot is told that it is out. */
export function removeBot(world: World, person: User, chat: ChatRecord): void {
  mustRun(person, chat);
  if (chat.isBlocked) throw new Error("The bot is not in this group any more.");
  chat.isBlocked = true;
  const change: ChatMemberUpdated = {
    chat: chat.chat,
    from: person,
    date: Math.floor(Date.now() / 1000),
    old_chat_member: { status: "member", user: world.bot },
    new_chat_member:
      chat.chat.type === "supergroup"
        ? { status: "kicked", user: world.bot, until_date: 0 }
        : { status: "left", user: world.bot },
  };
  world.updates.push({ my_chat_member: change }, messageQueue(chat.id));
}

/** The group becomes a supergroup with another id: both tell of it, and the old one takes no message any more. */
export function upgradeGroup(world: World, person: User, chat: ChatRecord): ChatRecord {
  mustRun(person, chat);
  if (chat.chat.type !== "group") throw new Error("Only a basic group becomes a supergroup.");
  const next = world.addSupergroup(chat);
  say(world, person, chat, { migrate_to_chat_id: next.id });
  chat.movedTo = next.id;
  say(world, person, next, { migrate_from_chat_id: chat.id });
  return next;
}

function mustRun(person: User, chat: ChatRecord): void {
  if (!chat.ranks.has(person.id)) throw new Error(`${person.first_name} is no administrator of this group.`);
}
