import type { BotCommand, ForceReply, Message, ReplyKeyboardMarkup, User } from "grammy/types";
import type { World } from "../world/world.ts";

interface PersonState {
  readonly user: User;
  readonly messages: readonly Message[];
  readonly keyboard: ReplyKeyboardMarkup | ForceReply | null;
  readonly isBlocked: boolean;
  readonly pinnedMessageId: number | null;
  readonly commands: readonly BotCommand[];
  readonly description: string;
}

interface WholeState {
  readonly run: string;
  readonly sequence: number;
  readonly bot: { readonly id: number; readonly username: string; readonly name: string };
  readonly isHeld: boolean;
  readonly people: readonly PersonState[];
}

/** One person's screen as it is now: the private chat with the bot. */
export function personState(world: World, user: User): PersonState {
  const chat = world.chat(user.id);
  const language = user.language_code ?? "";
  return {
    user,
    messages: [...chat.messages.values()],
    keyboard: chat.keyboard,
    isBlocked: chat.isBlocked,
    pinnedMessageId: chat.pinnedMessageId,
    commands: world.profile.commandsInPrivateChat(user.id, language),
    description: world.profile.text("description", language),
  };
}

/** All that a page has to know when it opens; `run` and `sequence` say from where the events go on. */
export function wholeState(world: World): WholeState {
  const { id, username, first_name: name } = world.bot;
  return {
    run: world.events.run,
    sequence: world.events.sequence,
    bot: { id, username, name: world.profile.text("name", "") || name },
    isHeld: world.updates.isHeld,
    people: [...world.people.values()].map((user) => personState(world, user)),
  };
}
