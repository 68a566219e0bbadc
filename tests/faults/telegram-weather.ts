import { setTimeout as sleep } from "node:timers/promises";
import type { FaultScenario } from "../support/faults/scenario.ts";
import { BAD_WEATHER, badWeather, SILENCES } from "../support/faults/weather.ts";
import { type FaultWorld, underFault } from "../support/faults/world.ts";

const OFTEN = 25;
const SELDOM = 3;

const weatherByPolling: FaultScenario = {
  name: "telegram-weather-polling",
  title: "Telegram's 429, 500, error pages, resets, cut and half answers, each alone and all mixed, polling",
  short: { volunteers: 6, faults: 1 },
  long: { volunteers: 50, faults: 20 },
  run: (size, { redisUrl }) =>
    underFault({ mode: "polling", redisUrls: [redisUrl] }, size, (world) => weather(world, size.faults)),
};

const weatherByWebhook: FaultScenario = {
  name: "telegram-weather-webhook",
  title: "the same weather, webhook, two instances",
  short: { volunteers: 6, faults: 1 },
  long: { volunteers: 50, faults: 20 },
  run: (size, { redisUrl }) =>
    underFault({ mode: "webhook", instances: 2, redisUrls: [redisUrl] }, size, (world) => weather(world, size.faults)),
};

/** Nobody is told that such a call failed: it costs the ten seconds after which the bot gives it up. */
const silentTelegram: FaultScenario = {
  name: "telegram-silent",
  title: "Telegram that says nothing, before and after it has accepted, polling",
  short: { volunteers: 4, faults: 1 },
  long: { volunteers: 30, faults: 60 },
  run: (size, { redisUrl }) =>
    underFault({ mode: "polling", redisUrls: [redisUrl], patienceMs: 120_000 }, size, async ({ playground }) => {
      const silent = badWeather(SILENCES, { percent: SELDOM, seed: 7 });
      playground.setWeather(silent.weather);
      await sleep(size.faults * 1000);
      while (silent.met() < SILENCES.length) await sleep(100);
      playground.setWeather(undefined);
      return silent.met();
    }),
};

/** So many seconds of each. */
async function weather({ playground }: FaultWorld, seconds: number): Promise<number> {
  let met = 0;
  for (const kinds of [...BAD_WEATHER.map((kind) => [kind]), BAD_WEATHER]) {
    const bad = badWeather(kinds, { percent: OFTEN, seed: 1 + met });
    playground.setWeather(bad.weather);
    await sleep(seconds * 1000);
    met += bad.met();
  }
  playground.setWeather(undefined);
  return met;
}

export const TELEGRAM_WEATHER: readonly FaultScenario[] = [weatherByPolling, weatherByWebhook, silentTelegram];
