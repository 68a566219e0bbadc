import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { guide } from "../../src/domain/guidance.ts";
import { LEVELS, type Level } from "../../src/domain/level.ts";
import { PHASES, type Phase } from "../../src/domain/phase.ts";
import type { SignalId } from "../../src/domain/signal.ts";
import { startBot } from "../support/bot-process.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";

const KILLS = 50;
/** A killed process may hold the chat for one lease, and a new one needs a moment to start. */
const within = 20_000;

const catalogue = loadCatalogue();
const buttonOf = (words: { button: { id: string } } | undefined) => words?.button.id ?? "";

/** One guided talk with answers of its own; the result must be made of exactly these answers. */
async function talkThrough(volunteer: Person, phase: Phase, level: Level, signal: SignalId): Promise<void> {
  const has = (label: string) => new RegExp(label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  await volunteer.types("/panduan");
  await volunteer.presses("✅ Tidak ada, lanjut", { within });
  await volunteer.presses(buttonOf(catalogue.phases.find(({ id }) => id === phase)), { within });
  await volunteer.presses(buttonOf(catalogue.levels.find(({ id }) => id === level)), { within });
  await volunteer.presses(has(buttonOf(catalogue.signals.find(({ id }) => id === signal))), { within });
  await volunteer.presses(/Tunjukkan langkahku \(1\)/, { within });
  const result = await volunteer.sees(/Peranmu sekarang/, { within });

  const expected = guide(
    { phase, level, parties: "identified", gates: [], signals: [signal], tried: [] },
    catalogue.techniques,
  );
  const names =
    expected.kind === "stop"
      ? []
      : expected.suggestions.map(({ id }) => catalogue.techniques.find((card) => card.id === id)?.card.name.id);
  const cards = volunteer.buttons(result).filter((label) => /^\d · /.test(label));
  expect(cards).toEqual(names.map((name, index) => `${index + 1} · ${name}`));
}

describe("a bot that is killed with kill -9", () => {
  const house = useHouse();

  it(`${KILLS} times in the middle of talks loses no answer, takes none twice, and nothing hangs`, {
    timeout: 300_000,
  }, async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    let kills = 0;
    let talks = 0;

    const killing = (async () => {
      for (; kills < KILLS; kills++) {
        // Spread over the whole of a talk: no two kills meet the same moment.
        await sleep(20 + ((kills * 37) % 400));
        await house.bot.stop("SIGKILL");
        house.bot = await startBot(house.environment);
      }
    })();
    const firstScreen: SignalId[] = [...(catalogue.signalScreens[0]?.signals ?? [])];
    for (; kills < KILLS; talks++) {
      const phase = PHASES[talks % 3] ?? "konflik";
      const level = LEVELS[Math.floor(talks / 3) % 3] ?? "meso";
      await talkThrough(volunteer, phase, level, firstScreen[talks % firstScreen.length] ?? "S2");
    }
    await killing;

    const written = volunteer.messages().filter(({ from }) => from?.id === volunteer.id).length;
    const answered = volunteer.messages().length - written;
    // One answer for each message; more only where the kill fell between Telegram's yes and the commit.
    console.log(`${kills} kills, ${talks} talks, ${written} messages, ${answered - written} answered twice`);
    expect(answered).toBeGreaterThanOrEqual(written);
    expect(answered - written).toBeLessThanOrEqual(KILLS / 5);
    expect(talks).toBeGreaterThan(3);
  });
});
