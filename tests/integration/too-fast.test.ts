import { describe, expect, inject, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { freshChat, scriptedBot, testIntake, textUpdate } from "../support/scripted-intake.ts";

const url = inject("redisUrl");
const PER_MINUTE = 20;
const AT_ONCE = PER_MINUTE / 2;

describe("a person who is too fast", () => {
  it("is told so instead of being answered, at once, while a calm one goes on", async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot, 5000, PER_MINUTE);
    const [hasty, calm] = [freshChat(), freshChat()];

    const flood = Array.from({ length: 200 }, (_, number) => intake.process(textUpdate(hasty, `flood ${number}`)));
    await intake.process(textUpdate(calm, "calm"));
    const outcomes = await Promise.all(flood);

    expect(new Set(outcomes)).toEqual(new Set(["done"]));
    expect(bot.handled.filter((text) => text.startsWith("flood"))).toEqual(
      Array.from({ length: AT_ONCE }, (_, number) => `flood ${number}`),
    );
    expect(bot.told.filter((what) => what === "slow down")).toHaveLength(200 - AT_ONCE);
    expect(bot.handled).toContain("calm");
  });

  it("still gets the emergency card, and is pointed to it when the calls do not end", async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot, 5000, PER_MINUTE);
    const chat = freshChat();

    for (let number = 0; number < 50; number++) await intake.process(textUpdate(chat, "flood"));
    for (let number = 0; number < 10; number++) await intake.process(textUpdate(chat, "/darurat"));

    expect(bot.told.filter((what) => what === "emergency")).toHaveLength(6);
    expect(bot.told.filter((what) => what === "see above")).toHaveLength(4);
  });

  it("pays once for what comes again because the store was away", async () => {
    let isAway = true;
    const bot = scriptedBot(() => {
      if (isAway) throw new StoreAway("away");
    });
    const intake = await testIntake(url, bot, 5000, PER_MINUTE);
    const chat = freshChat();
    const updates = Array.from({ length: AT_ONCE }, (_, number) => textUpdate(chat, `word ${number}`));

    for (let round = 0; round < 5; round++) {
      for (const update of updates) expect(await intake.process(update)).toBe("again");
    }
    isAway = false;
    for (const update of updates) expect(await intake.process(update)).toBe("done");

    expect(bot.handled).toEqual(updates.map(({ message }) => message?.text));
    expect(bot.told).not.toContain("slow down");
  });
});
