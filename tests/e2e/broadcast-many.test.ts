import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { FIRST_PERSON, fateOf } from "../support/bulk-books.ts";
import { bulkHouse } from "../support/bulk-house.ts";
import { residentMegabytes } from "../support/resident.ts";

const PEOPLE = 100_000;
const PACE = 1000;
/** With room to spare it collects its garbage seldom, which looks like growth. It needs some 100 MB. */
const ROOM = { NODE_OPTIONS: "--max-old-space-size=256" };
/** The garbage that piles up between two collections; a list of everybody would be several times that. */
const LEEWAY_MEGABYTES = 40;

describe("a broadcast to a hundred thousand people", () => {
  it("reaches each of them once, never above the rate, in flat memory, with an exact ledger", {
    timeout: 400_000,
  }, async () => {
    const house = await bulkHouse({ people: PEOPLE, perSecond: PACE, pace: PACE, environment: ROOM });
    const campaign = await house.order({ isUrgent: true });
    await house.start();

    const memory: number[] = [];
    while (!(await house.isDone(campaign))) {
      memory.push(await residentMegabytes(house.bot.pid));
      await sleep(1000);
    }

    const { arrived, refused, floods, largestSecond, took } = await house.telegram.books();
    const usedRate = (PEOPLE / took) * 1000;
    console.log(
      `${usedRate.toFixed(0)} a second, at most ${largestSecond} in one; MB: ${memory.map(Math.round).join(" ")}`,
    );
    expect(floods).toBe(0);
    expect(largestSecond).toBeLessThanOrEqual(PACE);
    const isReached = (index: number) => fateOf(FIRST_PERSON + index) === "reached";
    expect([...arrived].filter((count, index) => count !== (isReached(index) ? 1 : 0))).toEqual([]);
    expect([...refused].filter((count, index) => count !== (isReached(index) ? 0 : 1))).toEqual([]);
    const kinds = { reached: "sent", blocked: "unreachable", failing: "failed" } as const;
    const lines = await house.lines(campaign);
    expect(lines.length).toBe(PEOPLE);
    expect(lines.filter(({ id, kind }) => kind !== kinds[fateOf(id)])).toEqual([]);
    const half = Math.floor(memory.length / 2);
    expect(Math.max(...memory.slice(half)) - Math.max(...memory.slice(5, half))).toBeLessThan(LEEWAY_MEGABYTES);
  });
});
