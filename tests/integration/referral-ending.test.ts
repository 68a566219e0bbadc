import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Actor, Referral } from "../../src/domain/referral.ts";
import type { ReferralBook } from "../../src/domain/referral-book.ts";
import type { RedisConnection } from "../../src/redis/connection.ts";
import { moveScript } from "../../src/redis/log-scripts.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { anAct, KEEP_DAYS, SENT, sealer, type TestBook, testBook } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { openStore, type Stored } from "../support/stored.ts";
import { COMPLETE, COORDINATOR } from "../unit/data/a-referral.ts";

let test: TestBook;
let book: ReferralBook;
let stored: Stored;
let owner: Actor;

beforeAll(async () => {
  test = await testBook();
  book = test.book;
  stored = await openStore(inject("redisUrl"));
});
afterAll(() => Promise.all([stored.close(), test.redis.close()]));
beforeEach(() => {
  owner = test.volunteer();
});

const codes = (referrals: readonly Referral[]) => referrals.map(({ code }) => code);
const secondsLeft = async (key: string) => Number(await test.redis.command(key, "TTL", key));
const keysOf = ({ code }: Referral) => [`{ref:${code}}`, `{ref:${code}}:log`, `{ref:${code}}:reminders`];

describe("an ended referral", () => {
  it("is kept for as many days as was set, with its log and its reminders; an open one for good", async () => {
    const referral = await test.after(owner, SENT);
    await book.noteReminder(referral.code, 0, test.now);
    const whileOpen = await Promise.all(keysOf(referral).map(secondsLeft));

    await test.files(referral, COMPLETE.cancel);

    expect(whileOpen).toEqual([-1, -1, -1]);
    for (const seconds of await Promise.all(keysOf(referral).map(secondsLeft))) {
      expect(seconds).toBeGreaterThan(KEEP_DAYS * 24 * 3600 - 60);
      expect(seconds).toBeLessThanOrEqual(KEEP_DAYS * 24 * 3600);
    }
  });

  it("takes a reminder noted too late with it", async () => {
    const referral = await test.after(owner, [COMPLETE.cancel]);

    await book.noteReminder(referral.code, 0, test.now);

    expect(await secondsLeft(`{ref:${referral.code}}:reminders`)).toBeGreaterThan(0);
  });
});

describe("reminders", () => {
  it("are noted once each, oldest first", async () => {
    const { code } = await test.after(owner, SENT);

    for (const [number, at] of [
      [1, 2_000],
      [0, 1_000],
      [0, 9_000],
    ] as const)
      await book.noteReminder(code, number, at);

    expect(await book.reminders(code)).toEqual([1_000, 2_000]);
  });

  it("of a referral that is gone are not noted", async () => {
    await book.noteReminder("222222", 0, 1_000);

    expect(await book.reminders("222222")).toEqual([]);
  });
});

describe("a person who wants to be erased", () => {
  it("leaves no number and no word behind, and an open referral to the coordinator of its place", async () => {
    const place = "96.01.01";
    const mine = await test.opens(owner, { place }, { need: "beras", note: "lewat pintu belakang" });
    for (const event of [...SENT, COMPLETE.hold, COMPLETE.resume]) await test.files(mine, event);
    const before = (await book.find(mine.code)) ?? expect.fail("it is there");

    await book.forget(owner.id);

    const after = await book.find(mine.code);
    expect(after).toMatchObject({ state: "terkirim", version: 4, owner: 0, consent: { by: 0 }, sentAt: before.sentAt });
    expect(await book.words(mine.code)).toEqual({});
    expect((await book.log(mine.code)).map(({ who, why }) => [who.id, why])).toEqual([
      [0, COMPLETE.consent],
      [0, { kind: "send" }],
      [0, { kind: "hold" }],
      [0, COMPLETE.resume],
    ]);
    expect(await book.ofOwner(owner.id)).toEqual([]);
    expect(codes(await book.openIn("96"))).toEqual([mine.code]);
    expect(await test.files(mine, COMPLETE.cancel)).toEqual({ kind: "refused", reason: "not your referral" });
    const coordinator = { ...COORDINATOR, place: "96" };
    expect((await test.files(mine, COMPLETE.acknowledge, { actor: coordinator })).kind).toBe("moved");
    expect(await stored.everything()).not.toContain(String(owner.id));
  });

  it("is taken out of the logs of others too, and nobody else is", async () => {
    const coordinator: Actor = { id: freshChat(), role: "coordinator", place: "34.04" };
    const referral = await test.after(owner, SENT);
    await test.files(referral, COMPLETE.hold, { actor: coordinator });

    await book.forget(coordinator.id);

    const log = await book.log(referral.code);
    expect(log.map(({ who }) => who.id)).toEqual([owner.id, owner.id, 0]);
    expect(log.at(-1)?.who.role).toBe("coordinator");
    expect(codes(await book.ofOwner(owner.id))).toEqual([referral.code]);
  });

  it("loses no line of a log in which somebody else writes at the same moment", async () => {
    const coordinator: Actor = { id: freshChat(), role: "coordinator", place: "34.04" };
    const referrals = await Promise.all(Array.from({ length: 20 }, () => test.opens(owner)));
    await Promise.all(referrals.map((referral) => test.files(referral, COMPLETE.consent)));

    const [, ...filings] = await Promise.all([
      book.forget(owner.id),
      ...referrals.map((referral) => test.files(referral, { kind: "send" }, { actor: coordinator })),
    ]);

    expect(filings.map(({ kind }) => kind)).toEqual(referrals.map(() => "moved"));
    for (const { code } of referrals) {
      expect((await book.log(code)).map(({ who }) => who.id)).toEqual([0, coordinator.id]);
      expect(await book.find(code)).toMatchObject({ owner: 0, version: 2, state: "terkirim" });
    }
  });

  it("is not listed anew by a move that was under way", async () => {
    const { code } = await test.after(owner, [COMPLETE.consent]);
    const run: RedisConnection["run"] = async (script, keys, args) => {
      const written = await test.redis.run(script, keys, args);
      if (script === moveScript) await book.forget(owner.id);
      return written;
    };
    const slow = createReferralBook({ redis: { ...test.redis, run }, sealer, now: () => new Date(), keepDays: 1 });
    const coordinator: Actor = { id: freshChat(), role: "coordinator", place: "34.04" };

    const filing = await slow.file({ code, event: { kind: "send" }, actor: coordinator, act: anAct() });

    expect(filing.kind).toBe("moved");
    expect(await test.redis.command("", "EXISTS", `{chat:${owner.id}}:referrals`)).toBe(0);
  });

  it("makes no ended referral stay longer", async () => {
    const referral = await test.after(owner, [COMPLETE.cancel]);

    await book.forget(owner.id);
    await book.forget(owner.id);

    const [record = 0, log = 0] = await Promise.all(keysOf(referral).map(secondsLeft));
    expect(record).toBeGreaterThan(0);
    expect(Math.abs(record - log)).toBeLessThanOrEqual(1);
  });
});
