import { readEnvironment } from "../src/config.ts";
import { rebuildIndexes } from "../src/redis/rebuild-indexes.ts";
import { openBotStore } from "./lib/redis-of-the-bot.ts";
import { runScript } from "./lib/run-script.ts";

await runScript(run);

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
    await store.close();
  }
}
