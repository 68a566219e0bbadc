import { join } from "node:path";
import { readEnvironment, type Settings, SettingsError } from "../src/config.ts";
import { findServer } from "../src/redis/claim-folder.ts";
import { connectRedis } from "../src/redis/connection.ts";
import { loadOrMakeDataKeys } from "../src/redis/data-keys.ts";
import { createDeadLetters } from "../src/redis/dead-letters.ts";
import { createSealer } from "../src/redis/sealing.ts";

const USAGE = `Updates that failed too often, for the operator. They are gone after 30 days.

  npm run dead-letters                      lists them: chat:update
  npm run dead-letters -- show CHAT:UPDATE    shows one; it may hold a person's words, so mind who looks on
  npm run dead-letters -- discard CHAT:UPDATE removes one after the bug is mended`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run([what = "list", name = ""]: readonly string[]): Promise<number> {
  const [, chat, update] = /^(-?\d+):(\d+)$/.exec(name) ?? [];
  const letter = { chat: Number(chat), update: Number(update) };
  if (!["list", "show", "discard"].includes(what) || (what !== "list" && update === undefined)) {
    console.error(USAGE);
    return 1;
  }
  const settings = readEnvironment(process.env);
  const urls = await addressesOf(settings);
  if (urls === undefined) {
    console.error("The bot's private Redis does not run. Start the bot first, or set REDIS_URL.");
    return 1;
  }
  const redis = await connectRedis(urls, (reason) => console.error(`Redis does not answer: ${reason}`));
  const letters = createDeadLetters(
    redis,
    createSealer(settings.dataKeys ?? (await loadOrMakeDataKeys(join("data", "keys")))),
    () => new Date(),
  );
  try {
    if (what === "discard") await letters.remove(letter);
    else if (what === "show") console.log((await letters.find(letter)) ?? "There is no such letter.");
    else for (const { chat: of, update: id } of await letters.all()) console.log(`${of}:${id}`);
    return 0;
  } finally {
    await redis.close();
  }
}

async function addressesOf({ redis }: Settings): Promise<readonly [string, ...string[]] | undefined> {
  if (redis.kind === "single") return [redis.url];
  if (redis.kind === "cluster") return redis.urls;
  const url = await findServer(join("data", "redis"));
  return url === undefined ? undefined : [url];
}
