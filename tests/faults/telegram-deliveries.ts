import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Playground } from "../../src/playground/start-playground.ts";
import type { FaultScenario } from "../support/faults/scenario.ts";
import { type FaultWorld, underFault } from "../support/faults/world.ts";

/** Of these an update is delivered once more after a start. */
const REMEMBERED = 60;

const deliveredAgainByWebhook: FaultScenario = {
  name: "telegram-again-webhook",
  title: "each update three times at once to two instances, later, and after a restart, webhook",
  short: { volunteers: 6, faults: 3 },
  long: { volunteers: 50, faults: 60 },
  run: (size, { redisUrl }) =>
    underFault({ mode: "webhook", instances: 2, redisUrls: [redisUrl] }, size, (world) => {
      const [hook] = world.playground.callsOf("setWebhook");
      const { url, secret_token } = (hook?.parameters ?? {}) as { url: string; secret_token: string };
      const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret_token };
      const deliver = (update: Update) =>
        void fetch(url, { method: "POST", headers, body: JSON.stringify(update) }).catch(() => undefined);
      return again(world, size.faults, deliver);
    }),
};

const deliveredAgainByPolling: FaultScenario = {
  name: "telegram-again-polling",
  title: "each update three times, later, and after a restart, as with offsets that go back, polling",
  short: { volunteers: 6, faults: 3 },
  long: { volunteers: 50, faults: 60 },
  run: (size, { redisUrl }) =>
    underFault({ mode: "polling", redisUrls: [redisUrl] }, size, (world) =>
      again(world, size.faults, (update) => world.playground.deliver(update)),
    ),
};

/** For so many seconds; gives how many updates came once more. */
async function again(
  { playground, fleet }: FaultWorld,
  seconds: number,
  deliver: (update: Update) => void,
): Promise<number> {
  const seen: Update[] = [];
  let times = 0;
  const once = (update: Update) => {
    times += 1;
    deliver(update);
  };
  const stopListening = onUpdate(playground, (update) => {
    seen.push(update);
    once(update);
    once(update);
    setTimeout(once, 700, update);
  });
  await sleep(seconds * 500);
  await fleet.kill(0);
  await fleet.start(0);
  for (const update of seen.slice(-REMEMBERED)) once(update);
  await sleep(seconds * 500);
  // A third of what came at all, from the very first on, minutes after.
  for (const update of seen.filter((_, place) => place % 3 === 0)) once(update);
  stopListening();
  await sleep(1000);
  return times;
}

/** Hears of each update in the moment in which it is put into Telegram's queue. */
function onUpdate({ world: { updates } }: Playground, listener: (update: Update) => void): () => void {
  const push = updates.push.bind(updates);
  updates.push = (content, queue) => {
    const update = push(content, queue);
    if (update !== undefined) listener(update);
    return update;
  };
  return () => {
    updates.push = push;
  };
}

export const DELIVERED_AGAIN: readonly FaultScenario[] = [deliveredAgainByPolling, deliveredAgainByWebhook];
