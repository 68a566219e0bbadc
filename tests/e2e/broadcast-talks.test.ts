import { describe, expect, it } from "vitest";
import { clockShowing } from "../support/bot-clock.ts";
import { FIRST_PERSON } from "../support/bulk-books.ts";
import { type BulkHouse, bulkHouse } from "../support/bulk-house.ts";
import { someOfThem, type Talker, talkers } from "../support/talkers.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const PEOPLE = 4000;
const TALKING = 500;
const PACE = 200;

const isForMany = ({ isForMany: isIt }: { readonly isForMany: boolean }) => isIt;

async function begins(talker: Talker): Promise<void> {
  await talker.types("/panduan");
  for (const tap of [/Tidak ada, lanjut/, /Sudah bertengkar/, /Kelompok/]) await talker.presses(tap);
}

async function ends(talker: Talker): Promise<void> {
  for (const tap of [/kubu/, /Ancaman/, /Tunjukkan langkahku/]) await talker.presses(tap);
  await talker.sees(/Peranmu sekarang/);
}

/** Everybody who can be reached has it, but for these. */
async function untilOthersHaveIt(house: BulkHouse, without: ReadonlySet<number>): Promise<void> {
  const others = Array.from({ length: PEOPLE }, (_, index) => index).filter(
    (index) => !without.has(FIRST_PERSON + index),
  );
  const missing = async () => {
    const { arrived, refused } = await house.telegram.books();
    return others.filter((index) => (arrived[index] ?? 0) + (refused[index] ?? 0) === 0).length;
  };
  await expect.poll(missing, { interval: 250, timeout: 120_000 }).toBe(0);
}

describe("a broadcast while volunteers are in the middle of a talk", () => {
  it(`disturbs none of ${TALKING}, and each of them gets it when the talk has ended`, {
    timeout: 240_000,
  }, async () => {
    const environment = clockShowing(MONDAY_MORNING);
    const house = await bulkHouse({ people: PEOPLE, pace: PACE, perSecond: PACE, environment });
    await house.start();
    const ids = someOfThem(PEOPLE, TALKING);
    await house.telegram.mark("Rapat Sabtu");
    const people = await talkers(house.telegram, ids);
    await Promise.all(people.map(begins));

    const campaign = await house.order({ isUrgent: false, at: MONDAY_MORNING });
    await house.bot.stop();
    await house.start();
    await untilOthersHaveIt(house, new Set(ids));
    expect(people.filter(({ words }) => words.some(isForMany)).map(({ id }) => id)).toEqual([]);
    await Promise.all(people.map(ends));
    const told = people.map(({ words }) => words.findIndex(({ text }) => text.includes("Peranmu sekarang")));
    await house.untilDone(campaign);

    const { arrived, floods } = await house.telegram.books();
    const early = people.filter(({ words }, index) => words.findIndex(isForMany) <= (told[index] ?? 0));
    expect(early.map(({ id }) => id)).toEqual([]);
    expect(ids.filter((id) => arrived[id - FIRST_PERSON] !== 1)).toEqual([]);
    expect(floods).toBe(0);
    expect(await house.tally(campaign)).toMatchObject({ sent: PEOPLE * 0.96, waiting: 0, perhapsTwice: 0 });
  });
});
