import type { Api } from "grammy";
import type { BotCommand, BotCommandScope } from "grammy/types";
import type { MessageKey } from "../content/message-keys.ts";
import { allAdmins } from "../domain/all-admins.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";
import type { House } from "./context.ts";

interface ListedCommand {
  readonly name: Readonly<Record<Language, string>>;
  readonly says: Extract<MessageKey, `command.${string}`>;
}

export const FOR_EVERYBODY: readonly ListedCommand[] = [
  { name: { id: "panduan", en: "guide" }, says: "command.guide" },
  { name: { id: "darurat", en: "emergency" }, says: "command.emergency" },
  { name: { id: "kasus", en: "cases" }, says: "command.cases" },
  { name: { id: "koordinator", en: "coordinator" }, says: "command.coordinator" },
  { name: { id: "sumber", en: "sources" }, says: "command.sources" },
  { name: { id: "teknik", en: "techniques" }, says: "command.techniques" },
  { name: { id: "latihan", en: "practice" }, says: "command.practice" },
  { name: { id: "rumor", en: "rumour" }, says: "command.rumour" },
  { name: { id: "rujuk", en: "refer" }, says: "command.refer" },
  { name: { id: "rujukan", en: "referrals" }, says: "command.referrals" },
  { name: { id: "pembaruan", en: "updates" }, says: "command.updates" },
  { name: { id: "bahasa", en: "language" }, says: "command.language" },
  { name: { id: "dataku", en: "mydata" }, says: "command.mydata" },
  { name: { id: "hapus", en: "erase" }, says: "command.erase" },
  { name: { id: "batal", en: "cancel" }, says: "command.cancel" },
  { name: { id: "bantuan", en: "help" }, says: "command.help" },
  { name: { id: "start", en: "start" }, says: "command.start" },
];

export const FOR_ADMINS: readonly ListedCommand[] = [
  { name: { id: "anggota", en: "members" }, says: "command.members" },
  { name: { id: "siaran", en: "broadcast" }, says: "command.broadcast" },
  { name: { id: "direktori", en: "directory" }, says: "command.directory" },
  { name: { id: "statistik", en: "statistics" }, says: "command.statistics" },
  { name: { id: "peringatan", en: "warnings" }, says: "command.warnings" },
  { name: { id: "halaman", en: "page" }, says: "command.office" },
  { name: { id: "ekspor", en: "export" }, says: "command.export" },
];

/** In a group, shown to who runs it. */
export const FOR_GROUPS: readonly ListedCommand[] = [
  { name: { id: "hubungkan", en: "link" }, says: "command.link" },
  { name: { id: "putuskan", en: "unlink" }, says: "command.unlink" },
];

/** The name in Indonesian of the command for admins that was typed, in whichever language. */
export function adminCommandIn(text: string): string | undefined {
  const typed = /^\/(\w+)/.exec(text)?.[1]?.toLowerCase();
  return FOR_ADMINS.find(({ name }) => typed === name.id || typed === name.en)?.name.id;
}

/** Tells Telegram which commands to show: per language, in private chats, more of them to admins, and what is for groups to who runs one. */
export async function publishCommands(api: Api, house: House): Promise<void> {
  await publish(api, house, FOR_EVERYBODY, { type: "all_private_chats" });
  await publish(api, house, FOR_GROUPS, { type: "all_chat_administrators" });
  for (const admin of await allAdmins(house)) await publishForAdmin(api, house, admin);
}

/** Harmless when repeated. An admin who never opened the bot has no chat yet and gets the list with /start. */
export async function publishForAdmin(api: Api, house: House, admin: number): Promise<void> {
  const commands = [...FOR_EVERYBODY, ...FOR_ADMINS];
  await publish(api, house, commands, { type: "chat", chat_id: admin }).catch(() => undefined);
}

/** For one who is an admin no more: back to the list of everybody. */
export async function withdrawFromAdmin(api: Api, { defaultLanguage }: House, person: number): Promise<void> {
  for (const language of LANGUAGES) {
    const scope = { type: "chat", chat_id: person } as const;
    const named = language === defaultLanguage ? {} : { language_code: language };
    await api.deleteMyCommands({ scope, ...named }).catch(() => undefined);
  }
}

async function publish(
  api: Api,
  { speeches, defaultLanguage }: House,
  commands: readonly ListedCommand[],
  scope: BotCommandScope,
): Promise<void> {
  for (const language of LANGUAGES) {
    const list = commands.map(
      ({ name, says }): BotCommand => ({ command: name[language], description: speeches[language].say(says) }),
    );
    // Telegram shows the list without a language to everybody whose language has none of its own.
    await api.setMyCommands(list, { scope, ...(language === defaultLanguage ? {} : { language_code: language }) });
  }
}
