import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Member } from "../../src/domain/member.ts";
import { createMembers } from "../../src/redis/members.ts";
import { type TestCampaigns, testCampaigns } from "../support/campaign-book.ts";
import {
  freshChat,
  scriptedBot,
  stageTalk,
  type TestIntake,
  testIntake,
  textUpdate,
} from "../support/scripted-intake.ts";

const DAY = 24 * 3_600_000;
/** A machine that is busy with other things. */
const SOON = 5000;

let test: TestCampaigns;
let intake: TestIntake;
beforeAll(async () => {
  test = await testCampaigns();
  // What is written begins a talk or goes on with it, "selesai" ends it, "tanya" leaves it alone.
  const bot = scriptedBot((text) => {
    if (text !== "tanya") stageTalk(text === "selesai" ? undefined : { last: text });
  });
  intake = await testIntake(inject("redisUrl"), bot);
});
afterAll(() => Promise.all([test.redis.close(), intake.redis.close()]));

const says = (chat: number, text: string) => intake.process(textUpdate(chat, text));
const left = (chat: number) => test.left(`{chat:${chat}}:talk-since`);

describe("whom a message would reach", () => {
  it("is told as stored now", async () => {
    const member: Member = {
      ...{ id: freshChat(), language: "en", status: "suspended", place: "34.04", isReachable: false },
      consent: { version: "4", at: "2026-11-23T03:00:00.000Z" },
    };
    await createMembers(test.redis, () => new Date()).save(member);

    expect(await test.desk.look(member.id)).toEqual({ member });
  });

  it("is nobody who was erased", async () => {
    expect(await test.desk.look(freshChat())).toEqual({ member: undefined });
  });
});

describe("a running talk", () => {
  it("is known by its begin and its last answer", async () => {
    const chat = freshChat();
    test.now = Date.now();
    await says(chat, "mulai");
    await sleep(60);
    const begun = (await test.desk.look(chat)).talk;
    await says(chat, "lanjut");
    const later = (await test.desk.look(chat)).talk;

    expect(Math.abs((begun?.since ?? 0) - test.now)).toBeLessThan(SOON);
    expect(begun?.lastAnswerAt).toBeGreaterThanOrEqual(begun?.since ?? 0);
    // The clock of the desk stands still: what is younger by then lies nearer to it.
    expect(later?.lastAnswerAt).toBeGreaterThan(begun?.lastAnswerAt ?? 0);
    expect(later?.since).toBeLessThan(later?.lastAnswerAt ?? 0);
  });

  it("of somebody who answers nothing any more grows old", async () => {
    const chat = freshChat();
    test.now = Date.now();
    await says(chat, "mulai");
    for (const key of [`{chat:${chat}}:talk`, `{chat:${chat}}:talk-since`]) {
      await test.redis.command(key, "PEXPIRE", key, String(5 * DAY));
    }

    const { talk } = await test.desk.look(chat);

    expect(Math.abs((talk?.lastAnswerAt ?? 0) - (test.now - 2 * DAY))).toBeLessThan(SOON);
  });

  it("that has ended is no talk, and the next one begins anew", async () => {
    const chat = freshChat();
    await says(chat, "mulai");
    const first = String(await test.redis.command("", "GET", `{chat:${chat}}:talk-since`));
    await says(chat, "selesai");
    const between = await test.desk.look(chat);
    const sinceBetween = await left(chat);
    await sleep(5);

    await says(chat, "mulai lagi");

    expect(between.talk).toBeUndefined();
    expect(sinceBetween).toBe(-2);
    const second = String(await test.redis.command("", "GET", `{chat:${chat}}:talk-since`));
    expect(Number(second)).toBeGreaterThan(Number(first));
  });

  it("that went without a word begins anew too", async () => {
    const chat = freshChat();
    await says(chat, "mulai");
    await test.redis.command("", "DEL", `{chat:${chat}}:talk`);
    const first = String(await test.redis.command("", "GET", `{chat:${chat}}:talk-since`));
    await sleep(5);

    expect((await test.desk.look(chat)).talk).toBeUndefined();
    await says(chat, "mulai");

    expect(Number(await test.redis.command("", "GET", `{chat:${chat}}:talk-since`))).toBeGreaterThan(Number(first));
  });

  it("keeps its begin for as long as itself, whatever else is asked meanwhile", async () => {
    const chat = freshChat();
    await says(chat, "mulai");
    const first = String(await test.redis.command("", "GET", `{chat:${chat}}:talk-since`));
    await test.redis.command("", "PEXPIRE", `{chat:${chat}}:talk-since`, String(DAY));

    await says(chat, "tanya");
    const untouched = await left(chat);
    await says(chat, "lanjut");

    expect(untouched).toBeLessThanOrEqual(DAY);
    expect(Math.round((await left(chat)) / DAY)).toBe(7);
    expect(String(await test.redis.command("", "GET", `{chat:${chat}}:talk-since`))).toBe(first);
  });
});
