import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { notingStoreAway } from "../../src/intake/failure.ts";
import { currentScope } from "../../src/intake/update-scope.ts";
import { defineScript } from "../../src/redis/connection.ts";
import { createStoreWatch } from "../../src/redis/store-watch.ts";
import { type TcpProxy, tcpProxy } from "../support/faults/tcp-proxy.ts";
import { type HurtableRedis, hurtableRedis } from "../support/redis-server.ts";
import {
  freshChat,
  type ScriptedBot,
  scriptedBot,
  stageTalk,
  type TestIntake,
  testIntake,
  textUpdate,
} from "../support/scripted-intake.ts";

/** More than make a dead letter. */
const MANY = 6;
/** Bytes below what it uses, which goes up and down by itself. */
const FULL = -300_000;

let redis: HurtableRedis;
let proxy: TcpProxy;
const running: TestIntake[] = [];

beforeEach(async () => {
  redis = await hurtableRedis();
  await redis.start();
  proxy = await tcpProxy(redis.port);
});

afterEach(async () => {
  for (const intake of running.splice(0)) await intake.redis.close();
  await proxy.close();
  await redis.remove();
});

async function startIntake(bot: ScriptedBot): Promise<TestIntake> {
  const intake = await testIntake(`redis://127.0.0.1:${proxy.port}`, bot);
  running.push(intake);
  // From here on Redis knows the scripts.
  await intake.process(textUpdate(freshChat(), ""));
  bot.handled.length = 0;
  return intake;
}

/** Something that only a handler writes, through a port of the house. */
function notebook() {
  return notingStoreAway({
    write: (text: string) => running[0]?.redis.command("note", "SET", "note", text) ?? Promise.resolve(),
  });
}

describe("an update whose store is hurt", () => {
  it("is not given up because answers of the store were lost on the way", async () => {
    const bot = scriptedBot();
    const intake = await startIntake(bot);
    const chat = freshChat();
    const update = textUpdate(chat, "halo");

    for (let tries = 0; tries < MANY; tries++) {
      await expect.poll(() => intake.redis.isReady()).toBe(true);
      proxy.set("reply resets");
      expect(await intake.process(update)).toBe("again");
      proxy.set("open");
      // As if the lease of the lost try had run out.
      await redis.ask(`DEL {chat:${chat}}:lease`);
    }
    await expect.poll(() => intake.redis.isReady()).toBe(true);

    expect(await intake.process(update)).toBe("done");
    expect(bot.handled).toEqual(["halo"]);
    expect(new Set(bot.told)).toEqual(new Set(["please wait"]));
    expect(await intake.letters.all()).toEqual([]);
  });

  it("gets its chat back at once after a try whose beginning was lost", async () => {
    const intake = await startIntake(scriptedBot());
    const update = textUpdate(freshChat(), "halo");

    proxy.set("reply resets");
    await intake.process(update);
    proxy.set("open");
    await expect.poll(() => intake.redis.isReady()).toBe(true);
    const begun = performance.now();
    await intake.process(update);

    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it("tells what it has sent as soon as the store is back, so that another process does not send it again", async () => {
    const answers: (string | undefined)[] = [];
    const bot = scriptedBot((text) => {
      if (text === "") return;
      const send = currentScope()?.journal.next("sendMessage", "halo juga");
      answers.push(send?.answer);
      if (send !== undefined) currentScope()?.journal.note(send.key, "sent");
      if (answers.length === 1) proxy.set("refused");
    });
    const one = await startIntake(bot);
    const other = await testIntake(redis.url, bot);
    running.push(other);
    const update = textUpdate(freshChat(), "halo");

    const givenBack = one.process(update);
    await sleep(500);
    proxy.set("open");

    expect(await givenBack).toBe("again");
    expect(await other.process(update)).toBe("done");
    expect(answers).toEqual([undefined, "sent"]);
  });

  it("is not given up because the store was away for longer than a lease", async () => {
    const chat = freshChat();
    let tries = 0;
    const bot = scriptedBot(async (text) => {
      if (text !== "" && tries++ < MANY) await redis.ask(`DEL {chat:${chat}}:lease`);
    });
    const intake = await startIntake(bot);
    const update = textUpdate(chat, "halo");

    const outcomes: string[] = [];
    while (outcomes.at(-1) !== "done") outcomes.push(await intake.process(update));

    expect(outcomes).toHaveLength(MANY + 1);
    expect(bot.told).not.toContain("it failed");
  });
});

describe("a store without room", () => {
  it("still lets be read what is there, and keeps what a talk has heard", async () => {
    const seen: unknown[] = [];
    const bot = scriptedBot((text) => {
      if (text === "") return;
      seen.push(currentScope()?.talk);
      stageTalk({ last: text });
    });
    const intake = await startIntake(bot);
    const chat = freshChat();

    await redis.limitMemory(FULL);
    const outcomes = [await intake.process(textUpdate(chat, "satu")), await intake.process(textUpdate(chat, "dua"))];

    expect(outcomes).toEqual(["done", "done"]);
    expect(seen).toEqual([undefined, { last: "satu" }]);
    expect(await redis.ask("SET other 1")).toMatch(/^-OOM/);
  });

  it("refuses a script before its first write and never after it, so that nothing stands half written", async () => {
    const { redis: connection } = await startIntake(scriptedBot());
    const writeBoth = defineScript(`
redis.call("SET", KEYS[1], string.rep("x", 1000000))
redis.call("SET", KEYS[2], "second")
return 1
`);
    const write = () => connection.run(writeBoth, ["{half}:one", "{half}:two"], []);

    await redis.limitMemory(FULL);
    await expect(write()).rejects.toThrow(StoreAway);
    expect(await redis.ask("EXISTS {half}:one {half}:two")).toBe(":0\r\n");
    await redis.limitMemory(500_000);
    await write();

    expect(await redis.ask("SET other 1")).toMatch(/^-OOM/);
    expect(await redis.ask("EXISTS {half}:one {half}:two")).toBe(":2\r\n");
  });

  it("says so to whoever wants something kept, gives nothing up, and keeps it when there is room", async () => {
    const bot = scriptedBot((text) => notebook().write(text) as Promise<void>);
    const intake = await startIntake(bot);
    const update = textUpdate(freshChat(), "catat ini");

    await redis.limitMemory(FULL);
    for (let tries = 0; tries < MANY; tries++) expect(await intake.process(update)).toBe("again");
    expect(new Set(bot.told)).toEqual(new Set(["please wait"]));
    await redis.limitMemory(undefined);

    expect(await intake.process(update)).toBe("done");
    expect(bot.handled).toEqual(["catat ini"]);
    expect(await redis.ask("GET note")).toContain("catat ini");
  });

  it("of a disk that is full: whoever writes is told, and it goes on by itself", async () => {
    const bot = scriptedBot((text) => notebook().write(text) as Promise<void>);
    const intake = await startIntake(bot);
    const chat = freshChat();
    await intake.process(textUpdate(chat, "satu"));

    await redis.limitDisk(true);
    await redis.ask("SET fills it");
    const update = textUpdate(chat, "dua");
    await expect.poll(() => intake.process(textUpdate(freshChat(), "lain"))).toBe("again");
    for (let tries = 0; tries < MANY; tries++) expect(await intake.process(update)).toBe("again");
    expect(bot.told).toContain("please wait");
    await redis.limitDisk(false);

    await expect.poll(() => intake.process(update), { timeout: 5000 }).toBe("done");
    expect(bot.handled.filter((text) => text === "dua")).toEqual(["dua"]);
    expect(await redis.ask("GET note")).toContain("dua");
  });
});

describe("whoever watches over the store", () => {
  it("hears why nothing can be kept, and when it can again, each once", async () => {
    const { redis: connection } = await startIntake(scriptedBot());
    const heard: string[] = [];
    const watching = createStoreWatch(connection, 50).start(async (standing) => void heard.push(standing), {
      ...{ info: () => undefined, error: () => undefined },
    });

    await redis.limitMemory(FULL);
    await expect.poll(() => heard, { timeout: 3000 }).toEqual(["full"]);
    await redis.limitMemory(undefined);
    await expect.poll(() => heard, { timeout: 3000 }).toEqual(["full", "well"]);
    await redis.limitDisk(true);
    await expect.poll(() => heard, { timeout: 3000 }).toEqual(["full", "well", "disk"]);
    await redis.limitDisk(false);
    await expect.poll(() => heard, { timeout: 3000 }).toEqual(["full", "well", "disk", "well"]);
    await redis.stop("SIGKILL");
    await expect.poll(() => heard.at(-1), { timeout: 3000 }).toBe("away");

    await watching.stop();
  });
});
