import { describe, expect, it } from "vitest";
import { joins, MODES, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { residentMegabytes } from "../support/resident.ts";
import { until } from "../support/until.ts";

const PRESSES = 1000;
const WORDS = 300;
const DOCUMENTS = 8;
const TEN_MEGABYTES = Buffer.alloc(10 * 1024 * 1024, "x");

/** One guided talk up to its second question; gives the longest wait, in milliseconds. */
async function talks(volunteer: Person): Promise<number> {
  const waits: number[] = [];
  const timed = async (act: () => Promise<unknown>) => {
    const begun = performance.now();
    await act();
    waits.push(performance.now() - begun);
  };
  await timed(async () => {
    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);
  });
  await timed(() => volunteer.presses("✅ Tidak ada, lanjut"));
  await volunteer.sees(/2\/4/);
  return Math.max(...waits);
}

describe.each(MODES)("one person who floods the bot, by %s", (mode) => {
  const house = useHouse({ mode, environment: { ACTIONS_PER_MINUTE: "120" } });

  it(`presses ${PRESSES} times: each press is answered, a calm volunteer notices nothing`, async () => {
    const [hasty, calm] = [await house.someone(), await house.someone()];
    await joins(hasty);
    await joins(calm);
    await hasty.types("/bantuan");
    const card = await hasty.sees(/\/panduan/);
    const before = hasty.answers().length;
    const label = hasty.buttons(card).find((text) => !text.includes("🆘")) ?? "";

    for (let press = 0; press < PRESSES; press++) await hasty.presses(label, { on: card, untilAnswered: false });
    const wait = await talks(calm);
    await until(() => hasty.answers().length - before === PRESSES, 30_000);

    const slowed = hasty.answers().filter(({ text }) => text.startsWith("Pelan-pelan, ya.")).length;
    console.log(
      `${mode}: of ${PRESSES} presses ${slowed} were slowed down; the calm one waited ${Math.round(wait)} ms`,
    );
    expect(slowed).toBeGreaterThan(PRESSES - 200);
    expect(slowed).toBeLessThan(PRESSES);
  });

  it("types without end: is told once what to do, and /darurat is answered in the middle of it", async () => {
    const [hasty, calm] = [await house.someone(), await house.someone()];
    await joins(hasty);
    await joins(calm);

    for (let word = 0; word < WORDS; word++) await hasty.types(`banjir kata ${word}`);
    await hasty.types("/darurat");
    await talks(calm);
    await hasty.sees(/110/);
    await until(() => house.playground.pendingUpdates() === 0, 30_000);

    const words = hasty.messages().filter(({ from }) => from?.is_bot === true);
    const asked = words.filter(({ text = "" }) => text.startsWith("Pelan-pelan, ya."));
    expect(asked.length).toBeGreaterThanOrEqual(1);
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(words.length).toBeLessThan(WORDS / 2);
  });

  it("sends files of 10 MB: none of them is fetched", async () => {
    const [hasty, calm] = [await house.someone(), await house.someone()];
    await joins(hasty);
    await joins(calm);
    const before = await residentMegabytes(house.bot.pid);

    for (let file = 0; file < DOCUMENTS; file++) await hasty.sendsDocument(`foto-${file}.zip`, TEN_MEGABYTES);
    await talks(calm);
    await until(() => house.playground.pendingUpdates() === 0, 30_000);

    expect(house.playground.callsOf("getFile")).toEqual([]);
    console.log(`${mode}: ${Math.round((await residentMegabytes(house.bot.pid)) - before)} MB more after the files`);
  });
});
