import { loadMessages } from "../../src/content/messages.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDeadLetters } from "../../src/redis/dead-letters.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { DEADLY_WORDS } from "../support/faults/deadly-words.ts";
import type { FaultScenario } from "../support/faults/scenario.ts";
import { DATA_KEY, type FaultWorld, underFault, type WorldWishes } from "../support/faults/world.ts";
import { person } from "../support/person.ts";
import { until } from "../support/until.ts";

/** Each death costs a start. */
const within = 240_000;
const FAILED = loadMessages()["general.failed"].id;

export const deadlyByWebhook: FaultScenario = {
  name: "deadly-update-webhook",
  title: "an update that kills whoever works on it, webhook, two instances",
  short: { volunteers: 5, faults: 1 },
  long: { volunteers: 50, faults: 10 },
  run: (size, { redisUrl }) => underDeadlyUpdates({ mode: "webhook", instances: 2, redisUrls: [redisUrl] }, size),
};

export const deadlyByPolling: FaultScenario = {
  name: "deadly-update-polling",
  title: "an update that kills the only process each time, polling",
  short: { volunteers: 8, faults: 1 },
  long: { volunteers: 50, faults: 10 },
  run: (size, { redisUrl }) => underDeadlyUpdates({ mode: "polling", redisUrls: [redisUrl] }, size),
};

function underDeadlyUpdates(wishes: WorldWishes, size: FaultScenario["short"]) {
  const preload = new URL("../support/faults/dies-of-words.ts", import.meta.url).href;
  return underFault({ ...wishes, environment: { NODE_OPTIONS: `--import=${preload}` } }, size, async (world) => {
    world.fleet.revive();
    for (let letters = 1; letters <= size.faults; letters++) await isBuried(world, wishes, letters);
    return world.fleet.deaths();
  });
}

/** The person is told, the words lie with the operator, and the chat goes on. */
async function isBuried({ playground }: FaultWorld, { redisUrls }: WorldWishes, letters: number): Promise<void> {
  const unlucky = await person(playground, { firstName: "Relawan", languageCode: "id" });
  await unlucky.types(`Ini ${DEADLY_WORDS}`);
  await unlucky.sees(FAILED, { within });
  await unlucky.starts();
  await unlucky.sees(/Pilih bahasamu/, { within });

  const redis = await connectRedis(redisUrls as [string, ...string[]], () => undefined);
  const deadLetters = createDeadLetters(redis, createSealer([DATA_KEY]), () => new Date());
  try {
    await until(async () => (await deadLetters.all()).some(({ chat }) => chat === unlucky.id));
    const all = await deadLetters.all();
    // Whoever was in hand by chance at each death loses nothing.
    if (all.length !== letters) throw new Error(`${all.length} dead letters of ${letters} deadly updates`);
  } finally {
    await redis.close();
  }
}
