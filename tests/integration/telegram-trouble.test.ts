import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "grammy";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { HOUR } from "../../src/domain/duration.ts";
import { freshChat, scriptedBot, testIntake, textUpdate } from "../support/scripted-intake.ts";
import {
  broken,
  flood,
  halfAnAnswer,
  revoked,
  type ScriptedTelegram,
  sent,
  sentAfter,
  silence,
  useScriptedTelegram,
} from "../support/telegram-that.ts";

const url = inject("redisUrl");
const telegramThat = useScriptedTelegram();
const greeting = (api: Api) =>
  scriptedBot(async (_text, { message }) => {
    await api.sendMessage(message?.chat.id ?? 0, "halo");
  });

afterEach(() => {
  vi.useRealTimers();
});

/** Delivers one update so many times; the intake gives a try 300 ms. */
async function deliver({ api }: ScriptedTelegram, times: number) {
  const bot = greeting(api);
  const intake = await testIntake(url, bot, 300);
  const update = textUpdate(freshChat(), "halo");
  const outcomes: string[] = [];
  for (let tries = 0; tries < times; tries++) outcomes.push(await intake.process(update));
  return { outcomes, told: bot.told };
}

describe("a Telegram in trouble", () => {
  it.each([
    ["says nothing at all", silence],
    ["breaks off its answers", halfAnAnswer],
    ["is broken", broken],
    ["does not know the bot any more", revoked],
  ])("that %s makes no dead letter, however long it lasts", { timeout: 60_000 }, async (_name, answer) => {
    const { outcomes, told } = await deliver(await telegramThat(answer), 6);

    expect(new Set(outcomes)).toEqual(new Set(["again"]));
    expect(told).toEqual([]);
  });

  it("that accepts a message later than an update may take is not sent it twice", async () => {
    const telegram = await telegramThat(sentAfter(450), sent);

    const { outcomes } = await deliver(telegram, 2);

    expect(outcomes).toEqual(["again", "done"]);
    expect(telegram.calls).toEqual(["sendMessage"]);
  });

  it("that says for how long nobody may write to a chat is not asked before", async () => {
    const telegram = await telegramThat(flood(60), sent);

    const { outcomes } = await deliver(telegram, 3);

    expect(new Set(outcomes)).toEqual(new Set(["again"]));
    expect(telegram.calls).toEqual(["sendMessage"]);
  });

  it("that says so of one chat is written to in the others", async () => {
    const telegram = await telegramThat(flood(60), sent);
    const intake = await testIntake(url, greeting(telegram.api), 300);

    const outcomes = [
      await intake.process(textUpdate(freshChat(), "halo")),
      await intake.process(textUpdate(freshChat(), "halo")),
    ];

    expect(outcomes).toEqual(["again", "done"]);
  });
});

describe("a clock that jumps while Telegram is in trouble", () => {
  it.each([
    ["forward by three hours", 3 * HOUR],
    ["back by an hour", -HOUR],
  ])("%s takes no try away, and gives none", async (_name, jump) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const telegram = await telegramThat((request, response) => {
      vi.setSystemTime(Date.now() + jump);
      broken(request, response);
    }, sent);

    const { outcomes } = await deliver(telegram, 1);

    expect(outcomes).toEqual(["done"]);
    expect(telegram.calls).toHaveLength(2);
  });

  it("back by an hour lets nobody wait longer than an update may take", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const telegram = await telegramThat((request, response) => {
      vi.setSystemTime(Date.now() - HOUR);
      flood(1)(request, response);
    }, sent);

    const { outcomes } = await deliver(telegram, 1);
    await sleep(1500);

    expect(outcomes).toEqual(["again"]);
    expect(telegram.calls).toEqual(["sendMessage"]);
  });
});
