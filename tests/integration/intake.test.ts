import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it } from "vitest";
import { currentScope } from "../../src/intake/update-scope.ts";
import { freshChat, scriptedBot, stageTalk, testIntake, textUpdate, until } from "../support/scripted-intake.ts";

const url = inject("redisUrl");

describe("one update", () => {
  it("is handled once, however often Telegram delivers it", async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot);
    const update = textUpdate(freshChat(), "halo");

    const outcomes = [await intake.process(update), await intake.process(update), await intake.process(update)];

    expect(outcomes).toEqual(["done", "done", "done"]);
    expect(bot.handled).toEqual(["halo"]);
  });

  it("delivered twice at the same moment to two instances is handled by one of them", async () => {
    const bot = scriptedBot(() => sleep(50));
    const [one, other] = [await testIntake(url, bot), await testIntake(url, bot)];
    const update = textUpdate(freshChat(), "halo");

    const outcomes = await Promise.all([one.process(update), other.process(update)]);

    expect(outcomes).toEqual(["done", "done"]);
    expect(bot.handled).toEqual(["halo"]);
  });

  it("is handled once although an impatient finger pressed three hundred times since", async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot);
    const chat = freshChat();
    const update = textUpdate(chat, "halo");
    await intake.process(update);

    for (let presses = 0; presses < 300; presses++) await intake.process(textUpdate(chat, "tekan"));
    await intake.process(update);

    expect(bot.handled.filter((text) => text === "halo")).toHaveLength(1);
  });

  it("that Telegram delivers again and again costs the person nothing of the pace", async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot, 5000, 120);
    const chat = freshChat();
    const update = textUpdate(chat, "halo");

    for (let deliveries = 0; deliveries < 300; deliveries++) await intake.process(update);
    await intake.process(textUpdate(chat, "apa kabar"));

    expect(bot.handled).toEqual(["halo", "apa kabar"]);
  });

  it("is not sent again by another instance although the lease ran out before the send was noted", async () => {
    const one = await testIntake(url, scriptedBot());
    const begin = await one.inbox.begin(freshChat(), 5);
    if (begin.kind !== "begun") throw new Error("The chat is not free.");
    const { chat } = begin.lease;
    await one.redis.command(`{chat:${chat}}:lease`, "DEL", `{chat:${chat}}:lease`);

    await one.inbox.remember(begin.lease, new Map([["0:sendMessage:x", "sent"]]));
    const next = await one.inbox.begin(chat, 5);

    expect(next).toMatchObject({ kind: "begun" });
    expect(next.kind === "begun" && next.sends.get("0:sendMessage:x")).toBe("sent");
  });

  it("keeps what the talk said for the next one", async () => {
    const seen: unknown[] = [];
    const bot = scriptedBot((text) => {
      seen.push(currentScope()?.talk);
      stageTalk({ last: text });
    });
    const intake = await testIntake(url, bot);
    const chat = freshChat();

    await intake.process(textUpdate(chat, "satu"));
    await intake.process(textUpdate(chat, "dua"));

    expect(seen).toEqual([undefined, { last: "satu" }]);
  });

  it("keeps the talk for seven days and no longer", async () => {
    const intake = await testIntake(
      url,
      scriptedBot(() => stageTalk({ step: 1 })),
    );
    const chat = freshChat();

    await intake.process(textUpdate(chat, "halo"));

    const seconds = Number(await intake.redis.command(`{chat:${chat}}:talk`, "TTL", `{chat:${chat}}:talk`));
    expect(seconds).toBeGreaterThan(7 * 24 * 3600 - 60);
    expect(seconds).toBeLessThanOrEqual(7 * 24 * 3600);
  });
});

describe("a failure", () => {
  it("commits nothing, and the next try starts from the same talk", async () => {
    let tries = 0;
    const seen: unknown[] = [];
    const bot = scriptedBot(() => {
      seen.push(currentScope()?.talk);
      stageTalk({ tries: ++tries });
      if (tries === 2) throw new Error("a bug");
    });
    const intake = await testIntake(url, bot);
    const chat = freshChat();

    await intake.process(textUpdate(chat, "satu"));
    const update = textUpdate(chat, "dua");
    const outcomes = [await intake.process(update), await intake.process(update)];

    expect(outcomes).toEqual(["again", "done"]);
    expect(seen).toEqual([undefined, { tries: 1 }, { tries: 1 }]);
  });

  it("that lasts becomes a dead letter after five tries: the person is told and the chat goes on", async () => {
    const bot = scriptedBot((text) => {
      if (text === "racun") throw new Error("a bug");
    });
    const intake = await testIntake(url, bot);
    const chat = freshChat();
    const update = textUpdate(chat, "racun");

    const outcomes = [];
    for (let count = 0; count < 6; count++) outcomes.push(await intake.process(update));
    await intake.process(textUpdate(chat, "lanjut"));

    expect(outcomes).toEqual(["again", "again", "again", "again", "done", "done"]);
    expect(bot.told).toEqual(["it failed"]);
    expect(bot.handled).toEqual(["lanjut"]);
    const letter = await intake.letters.find({ chat, update: update.update_id });
    expect(JSON.parse(letter ?? "")).toMatchObject({ update_id: update.update_id, message: { chat: { id: chat } } });
    // Neither the name of a stranger nor the words, which nobody has agreed to keep.
    expect(letter).not.toMatch(/first_name|racun/);
  });

  it("that kills the process each time is found out too", { timeout: 40_000 }, async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot);
    const chat = freshChat();
    const update = textUpdate(chat, "racun");

    for (let count = 0; count < 5; count++) {
      await intake.inbox.begin(chat, update.update_id);
      await intake.redis.command(`{chat:${chat}}:lease`, "DEL", `{chat:${chat}}:lease`);
    }

    expect(await intake.process(update)).toBe("done");
    expect(bot.handled).toEqual([]);
    expect(bot.told).toEqual(["it failed"]);
  });

  it("that hangs is given back at the deadline, and what it does later changes nothing", async () => {
    let wake = () => {};
    const bot = scriptedBot(async (text) => {
      if (text !== "macet") return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      stageTalk({ tooLate: true });
    });
    const intake = await testIntake(url, bot, 200);
    const chat = freshChat();

    const outcome = await intake.process(textUpdate(chat, "macet"));
    wake();
    await until(() => bot.handled.includes("macet"));
    const seen = await intake.inbox.begin(chat, 1);

    expect(outcome).toBe("again");
    expect(seen.kind === "begun" && seen.readTalk()).toBeUndefined();
  });

  it("does not lose the chat: a lease that was lost commits nothing", async () => {
    const chat = freshChat();
    const bot = scriptedBot(async () => {
      stageTalk({ fromTheOldHolder: true });
      await intake.redis.command(`{chat:${chat}}:lease`, "SET", `{chat:${chat}}:lease`, "somebody else");
    });
    const intake = await testIntake(url, bot);

    expect(await intake.process(textUpdate(chat, "halo"))).toBe("again");
    expect(await intake.redis.command(`{chat:${chat}}:talk`, "EXISTS", `{chat:${chat}}:talk`)).toBe(0);
  });
});

describe("dead letters", () => {
  it("of a person who is erased are erased too", async () => {
    const intake = await testIntake(url, scriptedBot());
    const [chat, other] = [freshChat(), freshChat()];
    await intake.letters.bury({ chat, update: 1 }, "rahasia");
    await intake.letters.bury({ chat: other, update: 2 }, "lain");

    await intake.letters.forget(chat);

    expect(await intake.letters.find({ chat, update: 1 })).toBeUndefined();
    expect(await intake.letters.find({ chat: other, update: 2 })).toBe("lain");
    expect((await intake.letters.all()).map((letter) => letter.chat)).not.toContain(chat);
  });

  it("are sealed, and expire", async () => {
    const intake = await testIntake(url, scriptedBot());
    const chat = freshChat();
    await intake.letters.bury({ chat, update: 3 }, "kata orang");

    const key = `{dead}:letter:${chat}:3`;
    expect(String(await intake.redis.command(key, "GET", key))).not.toContain("kata orang");
    expect(Number(await intake.redis.command(key, "TTL", key))).toBeGreaterThan(29 * 24 * 3600);
  });
});
