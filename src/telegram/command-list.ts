import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { MessageKey } from "../content/message-keys.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";
import type { House } from "./context.ts";

interface ListedCommand {
  readonly name: Readonly<Record<Language, string>>;
  readonly says: Extract<MessageKey, `command.${string}`>;
}

const FOR_EVERYBODY: readonly ListedCommand[] = [
  { name: { id: "panduan", en: "guide" }, says: "command.guide" },
  { name: { id: "darurat", en: "emergency" }, says: "command.emergency" },
  { name: { id: "teknik", en: "techniques" }, says: "command.techniques" },
  { name: { id: "bahasa", en: "language" }, says: "command.language" },
  { name: { id: "dataku", en: "mydata" }, says: "command.mydata" },
  { name: { id: "hapus", en: "erase" }, says: "command.erase" },
  { name: { id: "batal", en: "cancel" }, says: "command.cancel" },
  { name: { id: "bantuan", en: "help" }, says: "command.help" },
  { name: { id: "start", en: "start" }, says: "command.start" },
];

const FOR_ADMINS: readonly ListedCommand[] = [{ name: { id: "anggota", en: "members" }, says: "command.members" }];

/** Tells Telegram which commands to show: per language, in private chats, and more of them to admins. */
export async function publishCommands(api: Api, { speeches, adminIds, defaultLanguage }: House): Promise<void> {
  const listIn = (language: Language, commands: readonly ListedCommand[]): BotCommand[] =>
    commands.map(({ name, says }) => ({ command: name[language], description: speeches[language].say(says) }));

  for (const language of LANGUAGES) {
    // Telegram shows the list without a language to everybody whose language has none of its own.
    const tag = language === defaultLanguage ? {} : { language_code: language };
    await api.setMyCommands(listIn(language, FOR_EVERYBODY), { scope: { type: "all_private_chats" }, ...tag });
    for (const chat_id of adminIds) {
      const commands = listIn(language, [...FOR_EVERYBODY, ...FOR_ADMINS]);
      // An admin who never opened the bot has no chat yet; the list comes with the next start.
      await api.setMyCommands(commands, { scope: { type: "chat", chat_id }, ...tag }).catch(() => undefined);
    }
  }
}
