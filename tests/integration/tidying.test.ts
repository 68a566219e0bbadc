import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { keys } from "../../src/redis/keys.ts";
import { startPrivateRedis } from "../../src/redis/private-server.ts";
import { noteErased, rewriteIfErased } from "../../src/redis/rewrite-file.ts";
import { KEEP_DAYS } from "../support/referral-book.ts";
import { useReminders } from "../support/use-reminders.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { aDraft, MONDAY_MORNING } from "../unit/data/a-referral.ts";

const DAY = 24 * 3600 * 1000;
const OWNER = 7;
const day = (days: number) => MONDAY_MORNING + days * DAY;

describe("what has outlived its time", () => {
  const reminders = useReminders();
  const { house, clock } = reminders;
  let acts = 0;
  const act = () => `tidy-${acts++}`;
  const self = { id: OWNER, role: "volunteer" } as const;
  const ask = (...words: readonly [string, ...string[]]) => house.redis.command(words[1] ?? "", ...words);
  const stands = async (key: string) => (await ask("EXISTS", key)) === 1;
  /** In days from now. */
  const left = async (key: string) => Number(await ask("PTTL", key)) / DAY;
  const tidies = () => house.house.retention.tidy();

  /** Resolves when the job is done: a queue that has just been opened takes nothing yet. */
  async function works(...[job, wish]: Parameters<typeof house.queue.add>): Promise<void> {
    await expect.poll(() => house.queue.add(job, wish)).toBe(true);
    await house.settled();
  }

  async function endedReferral(): Promise<string> {
    const { code: _, ...draft } = aDraft({ owner: OWNER, startedAt: clock.now });
    const { code } = await house.book.open(draft, { need: "Beras" }, act());
    await house.book.file({ code, event: { kind: "cancel", reason: "Sudah ada" }, actor: self, act: act() });
    return code;
  }

  it("goes weeks later by itself though its end was lost, and what is open stays", async () => {
    await house.joins(OWNER);
    const code = await endedReferral();
    const { code: __, ...draft } = aDraft({ owner: OWNER, startedAt: clock.now });
    const open = await house.book.open(draft, {}, act());
    const { code: _, ...caseDraft } = aCaseDraft({ owner: OWNER, openedAt: clock.now });
    const opening = await house.cases.open(caseDraft, act());
    if (opening.kind !== "opened") throw new Error(opening.kind);
    const closed = opening.case.code;
    await house.cases.file({
      code: closed,
      event: { kind: "close", outcome: "settled" },
      actor: self,
      act: act(),
    });
    for (const key of [keys.referral(code), keys.referralLog(code), keys.case(closed), keys.caseLog(closed)]) {
      await ask("PERSIST", key);
    }
    house.start();

    await reminders.toldAt(day(KEEP_DAYS - 1));
    expect([await stands(keys.referral(code)), await stands(keys.case(closed))]).toEqual([true, true]);
    await reminders.toldAt(day(KEEP_DAYS + 1));
    await tidies();
    await new Promise((resolve) => setTimeout(resolve, 20));

    for (const key of [keys.referral(code), keys.referralLog(code), keys.case(closed), keys.caseLog(closed)]) {
      expect([key, await stands(key)]).toEqual([key, false]);
    }
    expect(await stands(keys.referral(open.code))).toBe(true);
    expect(await left(keys.referral(open.code))).toBeLessThan(0);
  });

  it("ends earlier when KEEP_DAYS was longer once", async () => {
    const code = await endedReferral();
    for (const key of [keys.referral(code), keys.referralLog(code)]) await ask("PEXPIRE", key, String(1000 * DAY));

    await tidies();

    expect(await left(keys.referral(code))).toBeLessThanOrEqual(KEEP_DAYS);
    expect(await left(keys.referralLog(code))).toBeLessThanOrEqual(KEEP_DAYS);
    expect(await left(keys.referral(code))).toBeGreaterThan(KEEP_DAYS - 1);
  });

  it.each([
    ["a talk", keys.talk(OWNER), 7],
    ["numbers of messages", keys.done(OWNER), 2],
    ["an update in hand", keys.journal(OWNER, 3), 1],
    ["guests of an invite", keys.inviteCame("aaaaaaaaaaaaaaaa"), 1],
    ["a message that failed", keys.deadLetter(OWNER, 3), 30],
    ["a rumour", keys.rumour("abcdefghijkl"), 90],
    ["progress in practice", keys.practice(OWNER), 371],
  ] as const)("has an end again, when it lost it: %s", async (_, key, days) => {
    await ask("SET", key, "x");

    await tidies();

    expect(await left(key)).toBeGreaterThan(days - 0.1);
    expect(await left(key)).toBeLessThanOrEqual(days);
    await ask("DEL", key);
  });

  it("is a request to join that nobody answered for 90 days: it lapses once, and the person hears of it", async () => {
    await house.joins(OWNER, { status: "pending" });
    house.start();

    expect((await reminders.toldAt(day(89))).filter((line) => line.startsWith("lapsed"))).toEqual([]);
    await works({ name: "tidy" }, { id: act() });
    expect(house.told.filter((line) => line.startsWith("lapsed"))).toEqual([]);
    clock.now = day(91);
    for (let times = 0; times < 2; times++) {
      await works({ name: "tidy" }, { id: act() });
    }

    expect(house.told.filter((line) => line.startsWith("lapsed"))).toEqual([`lapsed ${OWNER} `]);
    expect(await house.members.find(OWNER)).toBeUndefined();
  });

  it("is a job that was done longer ago than it is kept", async () => {
    house.start();
    clock.now = Date.now();
    await works({ name: "sweepCheckIns" }, { id: "kept-for-a-day", onceInDays: 1 });

    await tidies();
    expect(await stands("{queue}:reminders:kept-for-a-day")).toBe(true);
    clock.now = Date.now() + 2 * DAY;
    await tidies();

    expect(await stands("{queue}:reminders:kept-for-a-day")).toBe(false);
  });
});

describe("the append-only file of Redis", () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  async function starts(appendOnly: boolean): Promise<{ readonly redis: RedisConnection; written(): Promise<string> }> {
    const folder = await mkdtemp(join(tmpdir(), "juru-damai-rewrite-"));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const server = await startPrivateRedis({ folder, appendOnly });
    ends.push(() => server.stop());
    const redis = await connectRedis([server.url], () => undefined);
    ends.push(() => redis.close());
    const written = async () => {
      const files = await readdir(join(folder, "appendonlydir"));
      return (await Promise.all(files.map((name) => readFile(join(folder, "appendonlydir", name), "latin1")))).join("");
    };
    return { redis, written };
  }

  it("is written anew after somebody was erased, once, and holds the person no more", async () => {
    const { redis, written } = await starts(true);
    await redis.command("", "SET", "{chat:7001}:member", "Wirasena");
    await redis.command("", "DEL", "{chat:7001}:member");
    expect(await rewriteIfErased(redis, false)).toBe("not needed");
    await expect.poll(written).toContain("Wirasena");
    await noteErased(redis);

    expect(await rewriteIfErased(redis, false)).toBe("asked");

    await expect.poll(written, { timeout: 10_000 }).not.toContain("Wirasena");
    expect(await rewriteIfErased(redis, false)).toBe("not needed");
  });

  it("is not begun where there is none, and asked for again the next day", async () => {
    const { redis } = await starts(false);
    await noteErased(redis);

    expect(await rewriteIfErased(redis, false)).toBe("not possible");
    expect(await redis.command("", "EXISTS", keys.erasedLately)).toBe(1);
  });
});
