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

/** Makes the lists of members, referrals, broadcasts and cases anew. The bot may run meanwhile. */
async function run(): Promise<number> {
  const store = await openBotStore(readEnvironment(process.env));
  if (store === undefined) return 1;
  try {
    const rebuilt = await rebuildIndexes(store.redis, store.sealer, () => new Date());
    const { members, referrals, broadcasts, cases, dropped } = rebuilt;
    console.log(
      `${members} members, ${referrals} referrals, ${broadcasts} broadcasts and ${cases} cases are listed; ${dropped} old entries were dropped.`,
    );
    return 0;
  } finally {
    await store.redis.close();
  }
}
