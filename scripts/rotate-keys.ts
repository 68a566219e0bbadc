import { setTimeout as sleep } from "node:timers/promises";
import { readEnvironment } from "../src/config.ts";
import type { RedisConnection } from "../src/redis/connection.ts";
import type { DataKeys } from "../src/redis/data-keys.ts";
import { DataKeysError } from "../src/redis/data-keys-error.ts";
import { createKnownKeys, judgeKeys, SEALER_SILENT } from "../src/redis/known-keys.ts";
import { type Census, NO_KEY, type Pass, rotateKeys, takeCensus } from "../src/redis/rotate-keys.ts";
import { connect, dataKeysOf, runRedisOfTheBot } from "./lib/redis-of-the-bot.ts";
import { runScript } from "./lib/run-script.ts";

const USAGE = `Seals everything anew with the first key of DATA_KEYS. The bot may run meanwhile, with the same DATA_KEYS.
Can be broken off at any time and begun again.

  npm run rotate:keys                  seals anew, and says which keys can be taken out of DATA_KEYS
  npm run rotate:keys -- show          only says which keys are in use
  npm run rotate:keys -- forget NAME   this key is lost for good: the bot starts without it, and what it sealed stays closed`;

const TOLD_EVERY = 10_000;
/** More than a running bot can make necessary: what it writes is sealed with the newest key. */
const ROUNDS = 20;

await runScript(async ([what = "rotate", id = ""]) => {
  if (!["rotate", "show", "forget"].includes(what) || (what === "forget") !== (id !== "")) {
    console.error(USAGE);
    return 1;
  }
  const settings = readEnvironment(process.env);
  const server = await runRedisOfTheBot(settings);
  const redis = await connect(server.urls);
  try {
    const dataKeys = await dataKeysOf(settings);
    if (what === "forget") return await forget(redis, id);
    const troubles = judgeKeys(dataKeys, (await createKnownKeys(redis).read()) ?? new Map());
    if (troubles.length > 0) throw new DataKeysError(troubles);
    if (what === "rotate") return await rotate(redis, dataKeys);
    tellCensus(await takeCensus(redis, dataKeys), dataKeys);
    return 0;
  } finally {
    await redis.close();
    await server.stop();
  }
});

async function forget(redis: RedisConnection, id: string): Promise<number> {
  await createKnownKeys(redis).forget(id);
  console.log(`Key "${id}" is forgotten: the bot starts without it. What it has sealed stays closed for ever.`);
  return 0;
}

async function rotate(redis: RedisConnection, dataKeys: DataKeys): Promise<number> {
  const known = createKnownKeys(redis);
  await known.remember([dataKeys[0]]);
  const before = performance.now();
  const isAlone = await waitForOldSealers(redis, dataKeys[0].id);
  const pass = await rotateKeys(redis, dataKeys, { rounds: ROUNDS, onProgress: createProgress() });
  console.log(`Done in ${((performance.now() - before) / 1000).toFixed(1)} s.`);
  tellCensus(pass, dataKeys);
  if (pass.resealed + pass.missed > 0) {
    console.error("The bot writes so much that it never came to an end. Run this again.");
    return 1;
  }
  if (!isAlone || !(await waitForOldSealers(redis, dataKeys[0].id))) return 1;
  for (const { id } of dataKeys.slice(1)) {
    if (pass.opened.has(id) || pass.closed.has(id)) continue;
    await known.forget(id);
    console.log(
      `Key "${id}" is in use nowhere, it can be taken out of DATA_KEYS. Back-ups made before now still need it: keep it apart, for as long as you keep them.`,
    );
  }
  return 0;
}

/** False when a process goes on to seal with an older key. One that was killed may only seem to. */
async function waitForOldSealers(redis: RedisConnection, newest: string): Promise<boolean> {
  const old = async () => (await createKnownKeys(redis).sealers()).filter(({ keyId }) => keyId !== newest);
  const seen = (await old()).filter(({ silentFor }) => silentFor < SEALER_SILENT);
  if (seen.length > 0)
    console.log(`A process has sealed with an older key until just now. Waiting whether it has ended...`);
  for (let left = seen; left.length > 0; await sleep(1000)) {
    const now = await old();
    const isAlive = left.some((one) => {
      const still = now.find(({ process }) => process === one.process);
      return still !== undefined && still.silentFor < one.silentFor;
    });
    if (isAlive) {
      console.error(
        `A bot still seals with an older key. Put "${newest}" in front in its DATA_KEYS, restart it, and run this again.`,
      );
      return false;
    }
    left = now.filter(
      ({ process, silentFor }) => silentFor < SEALER_SILENT && left.some((one) => one.process === process),
    );
  }
  return true;
}

function createProgress(): (pass: Pass) => void {
  let told = 0;
  return ({ looked, resealed }) => {
    if (looked < told + TOLD_EVERY && looked >= told) return;
    told = looked;
    console.log(`${looked} keys of the store looked at, ${resealed} texts sealed anew...`);
  };
}

function tellCensus({ looked, opened, closed }: Census, dataKeys: DataKeys): void {
  console.log(`${looked} keys of the store were looked at. Sealed texts by key:`);
  for (const { id } of dataKeys) console.log(`  ${id}: ${opened.get(id) ?? 0}`);
  if (opened.has(NO_KEY)) console.log(`  ${opened.get(NO_KEY)} not sealed, written by an earlier release`);
  for (const [id, count] of closed) console.log(`  ${id}: ${count} that cannot be opened`);
}
