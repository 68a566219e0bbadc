import type { BotCommand, MenuButton } from "grammy/types";
import type { ChatRecord } from "./chat-record.ts";

/** Commands and descriptions, each per scope and language as the bot set them. */
export class BotProfile {
  readonly #commands = new Map<string, readonly BotCommand[]>();
  readonly #texts = new Map<string, string>();
  readonly #menuButtons = new Map<number, MenuButton>();

  setCommands(scope: string, language: string, commands: readonly BotCommand[]): void {
    if (commands.length === 0) this.#commands.delete(`${scope}/${language}`);
    else this.#commands.set(`${scope}/${language}`, commands);
  }

  commands(scope: string, language: string): readonly BotCommand[] {
    return this.#commands.get(`${scope}/${language}`) ?? [];
  }

  /** What a person sees in the menu of a private chat: the narrowest scope wins, in it the person's language. */
  commandsInPrivateChat(chatId: number, language: string): readonly BotCommand[] {
    return this.#narrowest([`chat ${chatId}`, "all_private_chats", "default"], language);
  }

  commandsInGroup({ id, ranks }: ChatRecord, personId: number, language: string): readonly BotCommand[] {
    const forWhoRunsIt = (scope: string) => (ranks.has(personId) ? [scope] : []);
    return this.#narrowest(
      [
        ...[`chat_member ${id} ${personId}`, ...forWhoRunsIt(`chat_administrators ${id}`), `chat ${id}`],
        ...[...forWhoRunsIt("all_chat_administrators"), "all_group_chats", "default"],
      ],
      language,
    );
  }

  #narrowest(scopes: readonly string[], language: string): readonly BotCommand[] {
    for (const scope of scopes) {
      const found = this.#commands.get(`${scope}/${language}`) ?? this.#commands.get(`${scope}/`);
      if (found) return found;
    }
    return [];
  }

  setText(kind: string, language: string, text: string): void {
    this.#texts.set(`${kind}/${language}`, text);
  }

  text(kind: string, language: string): string {
    return this.#texts.get(`${kind}/${language}`) || this.#texts.get(`${kind}/`) || "";
  }

  setMenuButton(chatId: number, button: MenuButton): void {
    this.#menuButtons.set(chatId, button);
  }

  menuButton(chatId: number): MenuButton {
    return this.#menuButtons.get(chatId) ?? this.#menuButtons.get(0) ?? { type: "default" };
  }
}
