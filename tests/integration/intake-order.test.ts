import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it } from "vitest";
import { keys } from "../../src/redis/keys.ts";
import { freshChat, scriptedBot, type TestIntake, testIntake, textUpdate } from "../support/scripted-intake.ts";

const url = inject("redisUrl");

describe("the order of a chat", () => {
  it("is kept within a process, and other chats do not wait", async () => {
    const bot = scriptedBot((text) => (text === "lambat" ? sleep(200) : undefined));
    const intake = await testIntake(url, bot);
    const [slow, quick] = [freshChat(), freshChat()];

    await Promise.all([
      intake.process(textUpdate(slow, "lambat")),
      intake.process(textUpdate(slow, "sesudahnya")),
      intake.process(textUpdate(quick, "cepat")),
    ]);

    expect(bot.handled).toEqual(["cepat", "lambat", "sesudahnya"]);
  });

  it("is kept by two instances: the second waits for the first one's lease", async () => {
    const bot = scriptedBot((text) => (text === "pertama" ? sleep(300) : undefined));
    const [one, other] = [await testIntake(url, bot), await testIntake(url, bot)];
    const chat = freshChat();

    const first = one.process(textUpdate(chat, "pertama"));
    await sleep(50);
    const second = other.process(textUpdate(chat, "kedua"));

    expect([await first, await second]).toEqual(["done", "done"]);
    expect(bot.handled).toEqual(["pertama", "kedua"]);
  });

  it("is kept after a crash: what the killed process had in hand goes before a later press", async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot);
    const chat = freshChat();
    const [inHand, later] = [textUpdate(chat, "dulu"), textUpdate(chat, "sesudahnya")];
    await intake.inbox.begin(chat, inHand.update_id);
    await intake.redis.command("", "DEL", keys.lease(chat));

    const outcomes = [await intake.process(later), await intake.process(inHand), await intake.process(later)];

    expect(outcomes).toEqual(["again", "done", "done"]);
    expect(bot.handled).toEqual(["dulu", "sesudahnya"]);
  });

  it("is not waited for without end: an update that never comes again holds nobody up", {
    timeout: 15_000,
  }, async () => {
    const bot = scriptedBot();
    const intake = await testIntake(url, bot);
    const chat = freshChat();
    const [inHand, later] = [textUpdate(chat, "hilang"), textUpdate(chat, "sesudahnya")];
    await intake.inbox.begin(chat, inHand.update_id);
    await intake.redis.command("", "DEL", keys.lease(chat));

    expect(await intake.process(later)).toBe("again");
    expect(await intake.redis.command("", "PTTL", keys.inHand(chat))).toBeLessThanOrEqual(5000);
    await intake.redis.command("", "PEXPIRE", keys.inHand(chat), "1");
    await sleep(10);

    expect(await intake.process(later)).toBe("done");
    expect(bot.handled).toEqual(["sesudahnya"]);
  });

  it("says 'again' when the other instance takes longer than one may wait", { timeout: 15_000 }, async () => {
    const bot = scriptedBot((text) => (text === "pertama" ? sleep(4700) : undefined));
    const [one, other] = [await testIntake(url, bot), await testIntake(url, bot)];
    const chat = freshChat();

    const first = one.process(textUpdate(chat, "pertama"));
    await sleep(50);
    const second = await other.process(textUpdate(chat, "kedua"));

    expect(second).toBe("again");
    expect(await first).toBe("done");
  });
});

describe("updates that were in hand at two crashes", () => {
  async function crashesOver(intake: TestIntake, chat: number, update: number): Promise<void> {
    for (let crashes = 0; crashes < 2; crashes++) {
      await intake.inbox.begin(chat, update);
      await intake.redis.command("", "DEL", keys.lease(chat));
    }
  }

  it("are tried one at a time, so that one of them may fall alone, and wait for it uncounted", async () => {
    const inHand: string[] = [];
    const together: string[][] = [];
    const tries: number[] = [];
    const [guilty, innocent] = [freshChat(), freshChat()];
    const [bad, good] = [textUpdate(guilty, "racun"), textUpdate(innocent, "biasa")];
    const bot = scriptedBot(async (text) => {
      inHand.push(text);
      together.push([...inHand]);
      await sleep(200);
      const waiting = text === "racun" ? keys.journal(innocent, good.update_id) : "";
      if (waiting !== "") tries.push(Number(await intake.redis.command("", "HGET", waiting, "tries")));
      inHand.splice(inHand.indexOf(text), 1);
    });
    const intake = await testIntake(url, bot);
    await crashesOver(intake, guilty, bad.update_id);
    await crashesOver(intake, innocent, good.update_id);

    const outcomes = await Promise.all([intake.process(bad), intake.process(good)]);

    expect(outcomes).toEqual(["done", "done"]);
    expect(together).toEqual([["racun"], ["biasa"]]);
    expect(tries).toEqual([2]);
  });
});
