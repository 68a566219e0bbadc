import { readEnvironment, SettingsError } from "../src/config.ts";
import { rebuildIndexes } from "../src/redis/rebuild-indexes.ts";
import { openBotStore } from "./lib/redis-of-the-bot.ts";

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Makes the lists of members and referrals anew. The bot may run meanwhile. */
async function run(): Promise<number> {
  const store = await openBotStore(readEnvironment(process.env));
  if (store === undefined) return 1;
  try {
    const { members, referrals, dropped } = await rebuildIndexes(store.redis, store.sealer, () => new Date());
    console.log(`${members} members and ${referrals} referrals are listed; ${dropped} old entries were dropped.`);
    return 0;
  } finally {
    await store.redis.close();
  }
}
