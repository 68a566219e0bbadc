import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { UncertainPolicy } from "../../src/domain/recipient-ledger.ts";
import { FIRST_PERSON, fateOf } from "../support/bulk-books.ts";
import { type BulkHouse, bulkHouse } from "../support/bulk-house.ts";

const PEOPLE = 6000;
const KILLS = 20;
const PACE = 200;

/** Spread over the second, so that the kills meet a broadcast in different moments. */
async function killAgainAndAgain(house: BulkHouse, kills: number): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    const before = sum((await house.telegram.books()).arrived);
    while (sum((await house.telegram.books()).arrived) === before) await sleep(20);
    await sleep(100 + ((kill * 137) % 500));
    await house.bot.stop("SIGKILL");
    await house.start();
  }
}

const sum = (counts: Int32Array) => counts.reduce((all, one) => all + one, 0);

async function killed(policy: UncertainPolicy, kills: number, people: number) {
  // What is on its way takes a moment, so that each kill meets some of it.
  const house = await bulkHouse({ people, pace: PACE, perSecond: PACE, delayMilliseconds: 30 });
  const campaign = await house.order({ isUrgent: true, policy });
  await house.start();
  await killAgainAndAgain(house, kills);
  expect(await house.isDone(campaign)).toBe(false);
  await house.untilDone(campaign);
  const { arrived } = await house.telegram.books();
  const [tally, lines] = [await house.tally(campaign), await house.lines(campaign)];
  const isMeant = (index: number) => fateOf(FIRST_PERSON + index) === "reached";
  const doubled = lines.filter((_, index) => (arrived[index] ?? 0) > 1);
  const missing = lines.filter((_, index) => isMeant(index) && arrived[index] === 0);
  console.log(
    `${kills} kills: ${doubled.length} got it twice, ${missing.length} not at all, by the ledger ${tally.perhapsTwice} perhaps twice and ${tally.uncertain} uncertain`,
  );
  return { tally, lines, doubled, missing };
}

describe("a bot that is killed with kill -9 in the middle of a broadcast", () => {
  it(`${KILLS} times leaves nobody out, and whoever may have got it twice is counted`, {
    timeout: 400_000,
  }, async () => {
    const { tally, lines, doubled, missing } = await killed("send again", KILLS, PEOPLE);

    expect(lines.length).toBe(PEOPLE);
    expect(missing).toEqual([]);
    expect(tally).toMatchObject({ waiting: 0, claimed: 0, uncertain: 0 });
    expect(doubled.filter(({ claims }) => claims < 2)).toEqual([]);
    expect(tally.perhapsTwice).toBeGreaterThanOrEqual(doubled.length);
  });

  it("sends nothing twice when an admin wants no repeats, and says of whom nobody knows", {
    timeout: 400_000,
  }, async () => {
    const { tally, doubled, missing } = await killed("do not repeat", 5, 2000);

    expect(doubled).toEqual([]);
    expect(missing.filter(({ kind }) => kind !== "uncertain")).toEqual([]);
    expect(tally).toMatchObject({ waiting: 0, claimed: 0, perhapsTwice: 0 });
    expect(tally.uncertain).toBeGreaterThanOrEqual(missing.length);
  });
});
