import { setTimeout as sleep } from "node:timers/promises";
import { type BulkHouse, openBulkHouse } from "../support/bulk-house.ts";
import { residentMegabytes } from "../support/resident.ts";

/** Each takes about a minute. */
const RUNS = [
  { people: 1_500, pace: 25 },
  { people: 6_000, pace: 100 },
  { people: 100_000, pace: 1000 },
] as const;
const FOR_FREEZING = 1_000_000;

// With "freeze", and a number if you like: how long it takes to write down so many recipients, and what it costs.
const [what = "send", count = String(FOR_FREEZING)] = process.argv.slice(2);
if (what === "freeze") await freeze(Number(count));
else console.table(await inTurn(RUNS, send));
process.exit(0);

async function send({ people, pace }: (typeof RUNS)[number]) {
  const house = await openBulkHouse({ people, pace, perSecond: pace });
  const campaign = await house.order({ isUrgent: true });
  await house.start();
  const memory = await watchMemory(house, () => house.isDone(campaign));
  const { took, largestSecond, floods } = await house.telegram.books();
  await house.close();
  return {
    ...{ people, "a second": pace },
    "of the rate": `${((100_000 * people) / took / pace).toFixed(1)} %`,
    ...{ "most in a second": largestSecond, "429": floods },
    "MB before": Math.round(memory[0] ?? 0),
    "MB at half-time": Math.round(memory[Math.floor(memory.length / 2)] ?? 0),
    "MB at most": Math.round(Math.max(...memory)),
  };
}

async function freeze(people: number): Promise<void> {
  console.log(`${people} members are written down first, which takes a while.`);
  const house = await openBulkHouse({ people, pace: 1, perSecond: 1 });
  const campaign = await house.order({ isUrgent: true });
  await house.start();
  const [start, before] = [performance.now(), await residentMegabytes(house.bot.pid)];
  const round = { campaign, number: 1 };
  const memory = await watchMemory(house, async () => (await house.stores.ledger.state(round)).isComplete);
  const took = (performance.now() - start) / 1000;
  const { recipients, pages } = await house.stores.ledger.state(round);
  console.table([
    {
      ...{ recipients, pages, seconds: took.toFixed(1), "a second": Math.round(recipients / took) },
      ...{ "MB before": Math.round(before), "MB at most": Math.round(Math.max(...memory)) },
    },
  ]);
  await house.close();
}

async function watchMemory({ bot }: BulkHouse, isOver: () => Promise<boolean>): Promise<readonly number[]> {
  const memory: number[] = [];
  do {
    memory.push(await residentMegabytes(bot.pid));
    await sleep(200);
  } while (!(await isOver()));
  return memory;
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
