import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it } from "vitest";
import { freshChat, scriptedBot, testIntake, textUpdate } from "../support/scripted-intake.ts";

const url = inject("redisUrl");

describe("a call for help", () => {
  it.each(["/darurat", "/emergency", "/darurat@juru_bot"])(
    "%s is answered while the chat's talk is busy",
    async (text) => {
      const bot = scriptedBot(() => sleep(500));
      const intake = await testIntake(url, bot);
      const chat = freshChat();

      const talk = intake.process(textUpdate(chat, "cerita"));
      await intake.process(textUpdate(chat, text));

      expect(bot.told).toEqual(["emergency"]);
      expect(bot.handled).toEqual([]);
      await talk;
    },
  );

  it("is answered once, however often Telegram delivers it, and again when it could not be", async () => {
    let isAway = true;
    const bot = scriptedBot();
    const answerEmergency = async () => {
      await sleep(20);
      if (isAway) throw new Error("Telegram is away");
      bot.told.push("emergency");
    };
    const intake = await testIntake(url, { ...bot, answerEmergency });
    const call = textUpdate(freshChat(), "/darurat");

    await intake.process(call);
    isAway = false;
    const other = { ...call, update_id: call.update_id + 1_000_000 };
    await Promise.all([intake.process(other), intake.process(other)]);
    await intake.process(other);

    expect(bot.told).toEqual(["emergency"]);
    expect(bot.handled).toEqual(["/darurat"]);
  });
});
