import { setTimeout as sleep } from "node:timers/promises";
import { clockShowing } from "../support/bot-clock.ts";
import { openBulkHouse } from "../support/bulk-house.ts";
import { someOfThem, type Talker, talkers } from "../support/talkers.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";
import { median, percentile } from "./support/figures.ts";
import { openReport } from "./support/report.ts";

const report = openReport("broadcast-answers", "how long answers take while a broadcast runs, and without one");
const TALKING = report.wishes.isShort ? 50 : 500;
/** Nobody reads a screen faster: 500 people ask for 100 answers a second. */
const READS_FOR = 5_000;
const MEASURED_FOR = report.wishes.isShort ? 5_000 : 20_000;
/** Without and with by turns, so that what else runs on the machine meets both. */
const ROUNDS = report.wishes.isShort ? 1 : 3;
const TAPS = [/Tidak ada, lanjut/, /Sudah bertengkar/, /Kelompok/, /kubu/, /Ancaman/, /Tunjukkan langkahku/];

const pace = 25;
const seconds = (MEASURED_FOR / 1000 + 20) * ROUNDS;
const people = Math.ceil(Math.max(2 * TALKING * 1.1, pace * seconds) / 100) * 100;
const house = await openBulkHouse({ people, pace, perSecond: pace, environment: clockShowing(MONDAY_MORNING) });
await house.start();
await house.telegram.mark("Rapat Sabtu");
const crowd = await talkers(house.telegram, someOfThem(people, TALKING));

let isOver = false;
const talking = Promise.all(crowd.map(talksOn));
// Long enough for everything to be compiled.
await sleep(2 * READS_FOR);

const campaign = await house.order({ isUrgent: false, at: MONDAY_MORNING });
const figures = { without: new Array<number>(), with: new Array<number>() };
const sentIn: number[] = [];
await until(async () => (await sent()) > 0);
for (let round = 0; round < ROUNDS; round++) {
  await house.stores.files(campaign, { kind: "pause" });
  await sleep(1000);
  await measure(figures.without);
  await house.stores.files(campaign, { kind: "resume" });
  const before = await sent();
  await until(async () => (await sent()) > before);
  sentIn.push(await measure(figures.with));
}
isOver = true;
await talking;
report.table(
  `${TALKING} people talk, an answer each ${READS_FOR / 1000} s, BROADCAST_PER_SECOND=${pace}`,
  Object.entries(figures).map(([broadcast, waits]) => ({ broadcast, answers: waits.length, ...sharesOf(waits) })),
);
report.note(
  `Of the broadcast went out: ${sentIn.map((count) => (count / (MEASURED_FOR / 1000)).toFixed(1)).join(", ")} a second.`,
);
report.keep("waits", figures);
await report.close();
await house.close();
process.exit(0);

async function talksOn(talker: Talker, index: number): Promise<void> {
  // Not all at the same moment.
  await sleep((index / TALKING) * READS_FOR);
  while (!isOver) {
    await talker.types("/panduan");
    for (const tap of TAPS) {
      await sleep(READS_FOR);
      await talker.presses(tap);
    }
    await talker.sees(/Peranmu sekarang/);
    await sleep(READS_FOR);
  }
}

/** How many messages of the broadcast went out meanwhile. */
async function measure(waits: number[]): Promise<number> {
  const start = await house.telegram.books();
  const before = await sent();
  await sleep(MEASURED_FOR);
  waits.push(...(await house.telegram.books()).waits.slice(start.waits.length));
  return (await sent()) - before;
}

async function sent(): Promise<number> {
  const { arrived, refused } = await house.telegram.books();
  return [...arrived, ...refused].reduce((sum, count) => sum + count, 0);
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(100);
}

function sharesOf(waits: readonly number[]) {
  const shown = (value: number) => `${value.toFixed(1)} ms`;
  return { p50: shown(median(waits)), p95: shown(percentile(waits, 0.95)), p99: shown(percentile(waits, 0.99)) };
}
