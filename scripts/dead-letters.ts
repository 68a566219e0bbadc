import { readEnvironment } from "../src/config.ts";
import { createDeadLetters } from "../src/redis/dead-letters.ts";
import { openBotStore } from "./lib/redis-of-the-bot.ts";
import { runScript } from "./lib/run-script.ts";

const USAGE = `Updates that failed too often, for the operator. They are gone after 30 days.

  npm run dead-letters                      lists them: chat:update
  npm run dead-letters -- show CHAT:UPDATE    shows one; it may hold a person's words, so mind who looks on
  npm run dead-letters -- discard CHAT:UPDATE removes one after the bug is mended`;

await runScript(run);

async function run([what = "list", name = ""]: readonly string[]): Promise<number> {
  const [, chat, update] = /^(-?\d+):(\d+)$/.exec(name) ?? [];
  const letter = { chat: Number(chat), update: Number(update) };
  if (!["list", "show", "discard"].includes(what) || (what !== "list" && update === undefined)) {
    console.error(USAGE);
    return 1;
  }
  const store = await openBotStore(readEnvironment(process.env));
  if (store === undefined) return 1;
  const letters = createDeadLetters(store.redis, store.sealer, () => new Date());
  try {
    if (what === "discard") await letters.remove(letter);
    else if (what === "show") console.log((await letters.find(letter)) ?? "There is no such letter.");
    else for (const { chat: of, update: id } of await letters.all()) console.log(`${of}:${id}`);
    return 0;
  } finally {
    await store.close();
  }
}
