import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { LEAST_TOGETHER } from "../../src/domain/export-members.ts";
import type { PracticeQuestion } from "../../src/domain/practice.ts";
import type { PracticeBook } from "../../src/domain/practice-book.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createPracticeBook } from "../../src/redis/practice-book.ts";
import { countScript } from "../../src/redis/practice-counts.ts";
import { freshChat } from "../support/scripted-intake.ts";

const WEEK = 7 * 24 * 3600;
const STORY = "01-cerita";
let redis: RedisConnection;
let book: PracticeBook;
let acts = 0;
beforeAll(async () => {
  redis = await connectRedis([inject("redisUrl")], () => undefined);
  book = createPracticeBook(redis);
});
afterAll(() => redis.close());

const AFTER: Readonly<Record<PracticeQuestion, PracticeQuestion | undefined>> = {
  ...{ safety: "phase", phase: "role", role: "technique", technique: undefined },
};
const answering = (person: number, question: PracticeQuestion, isRight: boolean, act = `a${++acts}`) =>
  book.keepAnswer(person, { situation: STORY, question, isRight, next: AFTER[question], act });

describe("the progress of a volunteer", () => {
  it("is nothing for somebody who has not practised, and begins at the first question", async () => {
    const person = freshChat();

    expect(await book.progressOf(person)).toEqual(new Map());
    expect(await book.open(person, STORY, 4)).toBe(0);
  });

  it("keeps the first answers, and goes on where it was left", async () => {
    const person = freshChat();
    await book.open(person, STORY, 4);
    await answering(person, "safety", true);
    await answering(person, "phase", false);

    expect(await book.open(person, STORY, 4)).toBe(2);
    expect(await book.progressOf(person)).toEqual(new Map([[STORY, { first: [true, false], toRepeat: ["phase"] }]]));
  });

  it("takes an answer only to the open question, so that a second tap changes nothing", async () => {
    const person = freshChat();
    await book.open(person, STORY, 4);

    const first = await answering(person, "safety", true);
    const second = await answering(person, "safety", false);
    const ahead = await answering(person, "technique", true);
    const elsewhere = await book.keepAnswer(person, {
      ...{ situation: "02-lain", question: "phase", isRight: true, next: "role", act: "elsewhere" },
    });

    expect(first).toMatchObject({ kind: "kept", isFirst: true });
    expect([second, ahead, elsewhere].map(({ kind }) => kind)).toEqual(["not open", "not open", "not open"]);
    expect((await book.progressOf(person)).get(STORY)?.first).toEqual([true]);
  });

  it("hears of the same update once more what it heard the first time, and counts nothing twice", async () => {
    const person = freshChat();
    await book.open(person, STORY, 4);
    const first = await answering(person, "safety", false, "the-same");

    const again = await answering(person, "safety", false, "the-same");

    expect(again).toEqual({ ...first, isFirst: false });
    expect(await book.open(person, STORY, 4)).toBe(1);
  });

  it("begins anew when all is answered; a repeated answer heals what went wrong and leaves the first one", async () => {
    const person = freshChat();
    await book.open(person, STORY, 4);
    for (const question of ["safety", "phase", "role", "technique"] as const) {
      await answering(person, question, question === "role");
    }

    expect(await book.open(person, STORY, 4)).toBe(0);
    const kept = await answering(person, "safety", true);
    await answering(person, "phase", true);
    await answering(person, "role", false);

    expect(kept).toMatchObject({ isFirst: false });
    expect((await book.progressOf(person)).get(STORY)).toEqual({
      first: [false, false, true, false],
      toRepeat: ["role", "technique"],
    });
  });

  it("closes a situation with its last answer, also one of a single question", async () => {
    const person = freshChat();
    await book.open(person, STORY, 1);
    await book.keepAnswer(person, { situation: STORY, question: "safety", isRight: true, next: undefined, act: "one" });

    expect((await answering(person, "safety", true)).kind).toBe("not open");
    expect(await book.open(person, STORY, 1)).toBe(0);
  });

  it("is gone a year after the last answer, and at once when it is forgotten", async () => {
    const person = freshChat();
    await book.open(person, STORY, 4);
    await answering(person, "safety", true);

    const left = Number(await redis.command("", "TTL", `{chat:${person}}:practice`));
    await book.forget(person);

    expect(Math.ceil(left / WEEK)).toBe(53);
    expect(await redis.command("", "EXISTS", `{chat:${person}}:practice`)).toBe(0);
  });
});

describe("counts of first answers", () => {
  // Redis must know the script, or the first counts come behind what is read after them.
  beforeAll(() => redis.command("", "SCRIPT", "LOAD", countScript.source));

  let regencies = 0;
  /** A regency that no other story has counted in. */
  const freshPlace = () => `97.${String(10 + ++regencies)}`;

  async function counted(answers: readonly (readonly [number, boolean])[], place: string, question = "role" as const) {
    for (const [person, isRight] of answers) book.count({ situation: STORY, question, isRight, person, place });
    // Redis takes the commands of one connection in turn.
    return book.tallies(place);
  }
  const people = (count: number, isRight = true) =>
    Array.from({ length: count }, () => [freshChat(), isRight] as const);

  it("show nothing of fewer than five people, and all of them from the fifth on", async () => {
    const place = freshPlace();

    expect(await counted([...people(3, false), ...people(1)], place)).toEqual([]);
    expect(await counted(people(1), place)).toEqual([{ situation: STORY, question: "role", right: 2, wrong: 3 }]);
    expect(await counted(people(2, false), place)).toMatchObject([{ right: 2, wrong: 5 }]);
  });

  it("take nobody for two, not even somebody who came back as a stranger", async () => {
    const place = freshPlace();
    const person = freshChat();

    const again = Array.from({ length: LEAST_TOGETHER }, () => [person, true] as const);

    expect(await counted([...again, ...people(3)], place)).toEqual([]);
    expect(await counted(people(1), place)).toMatchObject([{ right: 5, wrong: 0 }]);
  });

  it("of each question stand for themselves: who answered another one is not among the five", async () => {
    const place = freshPlace();
    const five = people(LEAST_TOGETHER);
    for (const [person] of five.slice(0, 2)) {
      book.count({ situation: STORY, question: "technique", isRight: false, person, place });
    }

    expect((await counted(five, place)).map(({ question }) => question)).toEqual(["role"]);
  });

  it("count a district in its regency and province, and in no other", async () => {
    const place = "96.71.05";
    await counted(people(LEAST_TOGETHER), place);

    const found = await Promise.all(["96.71", "96", "96.72", place].map((area) => book.tallies(area)));

    expect(found.map((tallies) => tallies.length)).toEqual([1, 1, 0, 0]);
  });

  it("hold nobody's number, no marks once there are enough, and none for longer than the salt", async () => {
    const place = freshPlace();
    const person = 987_654_321;
    const key = `{practice}:counts:${place}`;
    const stored = async () => {
      const fields = (await redis.command("", "HGETALL", key)) as Readonly<Record<string, Buffer>>;
      return JSON.stringify(Object.entries(fields).map(([name, value]) => [name, String(value)]));
    };

    await counted([[person, true]], place);
    const withOne = await stored();
    await counted(people(LEAST_TOGETHER), place);

    expect(withOne).not.toContain(String(person));
    expect(withOne).toMatch(/:people","[0-9a-f]{10},"/);
    expect(await stored()).toContain(':people","enough"');
    const weeks = async (of: string) => Math.ceil(Number(await redis.command("", "TTL", of)) / WEEK);
    expect([await weeks(key), await weeks("{practice}:salt")]).toEqual([53, 2]);
    await redis.command("", "DEL", "{practice}:salt");
  });

  it("hold up no answer while the store is away", async () => {
    const away = createPracticeBook({
      ...redis,
      run: () => Promise.reject(new Error("away")),
    });

    expect(() =>
      away.count({ situation: STORY, question: "role", isRight: true, person: 1, place: "34.04" }),
    ).not.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
  });
});
