import { Api } from "grammy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { Announcement, GroupVoice } from "../../src/domain/announcement.ts";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import type { PlaygroundPerson } from "../../src/playground/world/playground-person.ts";
import { createGroupVoice } from "../../src/telegram/group-voice.ts";

const WORDS: readonly Announcement[] = [
  { kind: "help asked", case: "K7M2Q", isUrgent: true },
  { kind: "case worse", case: "K7M2Q" },
  { kind: "case passed on", case: "H3J4K" },
  { kind: "referral late", referral: "K7M2QX" },
  { kind: "warning" },
];

describe("what is said in a group", () => {
  let playground: Playground;
  let voice: GroupVoice;
  let head: PlaygroundPerson;
  beforeAll(async () => {
    playground = await startPlayground();
    const api = new Api(playground.token, { apiRoot: playground.apiRoot });
    const speeches = createSpeeches(loadMessages());
    const botInfo = { username: playground.botUsername };
    voice = createGroupVoice({ api, botInfo }, { speeches, defaultLanguage: "id" });
    head = playground.person({ firstName: "Ketua", languageCode: "en" });
  });
  afterAll(() => playground.close());

  it("is a line for each word and a button for each code, in the language of the settings", async () => {
    const group = playground.group("Koordinator", [head]);

    expect(await voice.say(group, WORDS)).toEqual({ kind: "said" });

    const message = head.messages(group).at(-1);
    expect(message?.text?.split("\n")).toEqual([
      "🔴 Mendesak: ada permintaan bantuan untuk kasus K7M2Q.",
      "⚠️ Keadaan pada kasus K7M2Q memburuk.",
      "🤝 Kasus H3J4K berpindah tangan.",
      "⏰ Rujukan K7M2QX lama tanpa kabar.",
      "📈 Ada peringatan dini baru untuk koordinator.",
    ]);
    const link = `https://t.me/${playground.botUsername}?start=`;
    expect(message?.reply_markup?.inline_keyboard.flat()).toEqual([
      { text: "📂 Buka kasus K7M2Q", url: `${link}k-K7M2Q` },
      { text: "📂 Buka kasus H3J4K", url: `${link}k-H3J4K` },
      { text: "📨 Buka rujukan K7M2QX", url: `${link}r-K7M2QX` },
      { text: "📈 Buka peringatan dini", url: `${link}w` },
    ]);
  });

  it("tells a group that moved from one that is gone, and both from one in which the bot may not write", async () => {
    const [moved, gone, silenced] = [1, 2, 3].map(() => playground.group("Koordinator", [head]));
    const supergroup = head.upgradeGroup(moved ?? 0);
    head.removeBot(gone ?? 0);
    const description = "not enough rights to send text messages to the chat";
    playground.inject({ kind: "badRequest", description, chatId: silenced ?? 0 });

    expect(await voice.say(moved ?? 0, WORDS)).toEqual({ kind: "moved", to: supergroup });
    expect(await voice.say(gone ?? 0, WORDS)).toEqual({ kind: "gone" });
    expect(await voice.say(-77, WORDS)).toEqual({ kind: "gone" });
    expect(await voice.say(silenced ?? 0, WORDS)).toEqual({ kind: "silenced" });
  });

  it("fails while Telegram is away, so that it is said later", async () => {
    const group = playground.group("Koordinator", [head]);
    playground.inject({ kind: "serverError", chatId: group });

    await expect(voice.say(group, WORDS)).rejects.toThrow(/500/);
  });
});
