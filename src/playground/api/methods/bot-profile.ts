import type { BotCommand, MenuButton } from "grammy/types";
import { badRequest } from "../api-error.ts";
import type { CallContext, Method } from "../call-context.ts";
import { findChat } from "../find-chat.ts";
import { isObject, wordOf } from "../parameters.ts";

export function setMyCommands(call: CallContext): true {
  const commands = call.parameters.list("commands");
  if (!commands) throw badRequest("can't parse commands JSON object");
  if (commands.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  const checked = commands.map(readCommand);
  call.world.profile.setCommands(scopeOf(call), languageOf(call), checked);
  announceProfile(call);
  return true;
}

export function getMyCommands(call: CallContext): readonly BotCommand[] {
  return call.world.profile.commands(scopeOf(call), languageOf(call));
}

export function deleteMyCommands(call: CallContext): true {
  call.world.profile.setCommands(scopeOf(call), languageOf(call), []);
  announceProfile(call);
  return true;
}

function readCommand(command: unknown): BotCommand {
  if (!isObject(command)) throw badRequest("can't parse BotCommand: Expected an Object");
  const name = wordOf(command.command).replace(/^\//, "");
  const description = wordOf(command.description);
  if (name === "" || description === "") throw badRequest("command and description must be non-empty");
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest("BOT_COMMAND_INVALID");
  if (description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  return { command: name, description };
}

function scopeOf(call: CallContext): string {
  const scope = call.parameters.object("scope") ?? { type: "default" };
  switch (scope.type) {
    case "default":
    case "all_private_chats":
    case "all_group_chats":
    case "all_chat_administrators":
      return scope.type;
    case "chat":
    case "chat_administrators":
    case "chat_member": {
      const chat = call.world.chats.get(Number(scope.chat_id));
      if (!chat?.isOpen) throw badRequest("chat not found");
      return scope.type === "chat_member"
        ? `chat_member ${chat.id} ${wordOf(scope.user_id)}`
        : `${scope.type} ${chat.id}`;
    }
    default:
      throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  }
}

function languageOf({ parameters }: CallContext): string {
  const language = parameters.text("language_code");
  if (language !== "" && !/^[a-z]{2}$/.test(language)) throw badRequest("LANG_CODE_INVALID");
  return language;
}

interface ProfileText {
  readonly field: string;
  readonly longest: number;
  readonly error: string;
}

const NAME: ProfileText = { field: "name", longest: 64, error: "BOT_TITLE_INVALID" };
const DESCRIPTION: ProfileText = { field: "description", longest: 512, error: "BOT_DESCRIPTION_TOO_LONG" };
const SHORT_DESCRIPTION: ProfileText = { field: "short_description", longest: 120, error: "ABOUT_TOO_LONG" };

function textSetter({ field, longest, error }: ProfileText): Method {
  return (call) => {
    const text = call.parameters.text(field);
    if (text.length > longest) throw badRequest(error);
    call.world.profile.setText(field, languageOf(call), text);
    announceProfile(call);
    return true;
  };
}

function textGetter({ field }: ProfileText): Method {
  return (call) => {
    const fallback = field === "name" ? call.world.bot.first_name : "";
    return { [field]: call.world.profile.text(field, languageOf(call)) || fallback };
  };
}

export const setMyName = textSetter(NAME);
export const getMyName = textGetter(NAME);
export const setMyDescription = textSetter(DESCRIPTION);
export const getMyDescription = textGetter(DESCRIPTION);
export const setMyShortDescription = textSetter(SHORT_DESCRIPTION);
export const getMyShortDescription = textGetter(SHORT_DESCRIPTION);

export function setChatMenuButton(call: CallContext): true {
  const button = call.parameters.object("menu_button") ?? { type: "default" };
  if (!["commands", "web_app", "default"].includes(wordOf(button.type))) throw badRequest("BUTTON_TYPE_INVALID");
  const chatId = call.parameters.has("chat_id") ? findChat(call).id : 0;
  call.world.profile.setMenuButton(chatId, button as unknown as MenuButton);
  return true;
}

export function getChatMenuButton(call: CallContext): MenuButton {
  return call.world.profile.menuButton(call.parameters.has("chat_id") ? findChat(call).id : 0);
}

function announceProfile({ world }: CallContext): void {
  world.events.add([...world.people.keys()], { kind: "profile" });
}
