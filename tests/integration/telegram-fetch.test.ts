import { type Api, GrammyError, InputFile } from "grammy";
import { describe, expect, inject, it } from "vitest";
import { freshChat, scriptedBot, testIntake, textUpdate } from "../support/scripted-intake.ts";
import {
  blocked,
  broken,
  errorPage,
  flood,
  halfAnAnswer,
  jsonOfProxy,
  refused,
  reset,
  sent,
  useScriptedTelegram,
} from "../support/telegram-that.ts";

const telegramThat = useScriptedTelegram();

describe("a send", () => {
  it("that meets a flood limit tells for how long nobody may send", async () => {
    const { api, floods } = await telegramThat(flood(1), sent);

    await api.sendMessage(1, "x");

    expect(floods).toEqual([1]);
  });

  it.each([
    ["a connection that is reset", reset],
    ["an error page of a proxy", errorPage],
    ["a 500", broken],
    ["a flood limit, for as long as Telegram says", flood(1)],
    ["an answer that broke off", halfAnAnswer],
    ["an error of a proxy that speaks JSON, too", jsonOfProxy],
  ])("goes through after %s", async (_name, trouble) => {
    const { api, calls } = await telegramThat(trouble, sent);

    const { message_id } = await api.sendMessage(1, "halo");

    expect(message_id).toBe(7);
    expect(calls).toEqual(["sendMessage", "sendMessage"]);
  });

  it("that is refused for good is not tried again", async () => {
    const { api, calls } = await telegramThat(refused("message text is empty"));

    await expect(api.sendMessage(1, "")).rejects.toThrow(GrammyError);
    expect(calls).toHaveLength(1);
  });

  it.each([
    "message is not modified: the same",
    "query is too old and response timeout expired or query ID is invalid",
  ])("counts as done when Telegram says that it is already so: %s", async (description) => {
    const { api } = await telegramThat(refused(description));

    await expect(api.answerCallbackQuery("1")).resolves.toBe(true);
  });

  it("carries a file", async () => {
    const { api, calls } = await telegramThat(sent);

    await api.sendDocument(1, new InputFile(Buffer.from("{}"), "data.json"));

    expect(calls).toEqual(["sendDocument"]);
  });

  it("never shows the bot's token in an error", async () => {
    const { api } = await telegramThat(reset);
    const error = await api.sendMessage(1, "halo").catch((thrown: unknown) => thrown);

    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("1:test");
  });
});

describe("the second try of an update", () => {
  it("does not send again what the first one sent", async () => {
    const { api, calls } = await telegramThat(sent);
    let isBroken = true;
    const bot = scriptedBot(async (_text, update) => {
      const chat = update.message?.chat.id ?? 0;
      await api.sendMessage(chat, "satu");
      await api.sendMessage(chat, "dua");
      if (isBroken) throw new Error("a bug after the sends");
    });
    const intake = await testIntake(inject("redisUrl"), bot);
    const update = textUpdate(freshChat(), "halo");

    const first = await intake.process(update);
    isBroken = false;
    const second = await intake.process(update);

    expect([first, second]).toEqual(["again", "done"]);
    expect(calls).toHaveLength(2);
  });

  it("keeps none of the words that were sent", async () => {
    const { api } = await telegramThat(sent);
    const bot = scriptedBot(async () => {
      await api.sendMessage(1, "rahasia");
      throw new Error("a bug after the send");
    });
    const intake = await testIntake(inject("redisUrl"), bot);
    const chat = freshChat();
    const update = textUpdate(chat, "halo");

    await intake.process(update);

    const key = `{chat:${chat}}:journal:${update.update_id}`;
    const kept = String(await intake.redis.command(key, "HVALS", key));
    expect(kept).toContain("message_id");
    expect(kept).not.toContain("rahasia");
  });

  it("sends nothing again although the store was away when it should have been told", async () => {
    const { api, calls } = await telegramThat(sent);
    let isBroken = true;
    const bot = scriptedBot(async (_text, update) => {
      await api.sendMessage(update.message?.chat.id ?? 0, "satu");
      const lease = `{chat:${update.message?.chat.id}}:lease`;
      // Somebody else took the lease: this try commits nothing.
      if (isBroken) await intake.redis.command(lease, "SET", lease, "another process", "PX", "50");
    });
    const intake = await testIntake(inject("redisUrl"), bot);
    const update = textUpdate(freshChat(), "halo");

    const first = await intake.process(update);
    isBroken = false;
    const second = await intake.process(update);

    expect([first, second]).toEqual(["again", "done"]);
    expect(calls).toHaveLength(1);
  });
});

describe("a failure that is not ours", () => {
  /** The conversations plugin clones errors, and a clone no longer tells its kind. */
  const inATalk = (api: Api) =>
    scriptedBot(async (_text, { message }) => {
      await api.sendMessage(message?.chat.id ?? 0, "halo").catch((error: unknown) => {
        throw structuredClone(error);
      });
    });

  it("never makes a dead letter, however long it lasts, inside a talk too", async () => {
    const bot = inATalk((await telegramThat(flood(60))).api);
    const intake = await testIntake(inject("redisUrl"), bot);
    const chat = freshChat();
    const update = textUpdate(chat, "halo");

    const outcomes = new Set<string>();
    for (let tries = 0; tries < 8; tries++) outcomes.add(await intake.process(update));

    expect([...outcomes]).toEqual(["again"]);
    expect(bot.told).toEqual([]);
    expect(await intake.letters.find({ chat, update: update.update_id })).toBeUndefined();
  });

  it("is the end of the matter when the person has blocked the bot", async () => {
    const bot = inATalk((await telegramThat(blocked)).api);
    const intake = await testIntake(inject("redisUrl"), bot);

    expect(await intake.process(textUpdate(freshChat(), "halo"))).toBe("done");
    expect(bot.told).toEqual([]);
  });

  it("but of somebody else who was to be told, hides no failure of ours", async () => {
    const { api } = await telegramThat(blocked);
    const bot = scriptedBot(async () => {
      await api.sendMessage(freshChat(), "your referral was moved").catch(() => undefined);
      throw new TypeError("our mistake");
    });
    const intake = await testIntake(inject("redisUrl"), bot);

    expect(await intake.process(textUpdate(freshChat(), "halo"))).toBe("again");
  });
});
