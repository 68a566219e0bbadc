import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { readEnvironment } from "../src/config.ts";
import { writeCopy } from "../src/redis/copy-file.ts";
import { partsOf } from "../src/redis/copy-store.ts";
import { freeze } from "../src/redis/frozen-copy.ts";
import { refuseUnfinishedRestore } from "../src/redis/unfinished-restore.ts";
import { openBotStore } from "./lib/redis-of-the-bot.ts";
import { runScript } from "./lib/run-script.ts";

const USAGE = `Makes a copy of all that the bot keeps. The bot may run meanwhile.

  npm run backup -- FOLDER   writes FOLDER/juru-damai-TIME.copy, sealed with the first key of DATA_KEYS

The keys are not in it: keep .env apart from it, in a safe place. Without the key nobody can read the copy, you neither.`;

/** Who is erased while the copy is made may still be in it: the copy counts as made a moment earlier. */
const LEEWAY = 10_000;

await runScript(async ([folder = ""]) => {
  if (folder === "") {
    console.error(USAGE);
    return 1;
  }
  const settings = readEnvironment(process.env);
  const store = await openBotStore(settings);
  if (store === undefined) return 1;
  const madeAt = Date.now() - LEEWAY;
  const frozen = store.urls.length === 1 ? await freeze(store.urls[0]) : undefined;
  try {
    await refuseUnfinishedRestore(store.redis);
    if (frozen === undefined) {
      console.log(
        "This Redis cannot be copied as it is in one moment: it is read key by key, each record whole in itself.",
      );
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `juru-damai-${new Date().toISOString().replace(/[:.]/g, "-")}.copy`);
    const bytes = await write(
      file,
      writeCopy(partsOf(frozen?.redis ?? store.redis), { key: store.dataKeys[0], madeAt }),
    );
    console.log(`${file} is written, ${Math.ceil(bytes / 1024)} KB, sealed with the key "${store.dataKeys[0].id}".`);
    console.log(
      "Keep .env with DATA_KEYS apart from it. Delete old copies: people who were erased since are still in them.",
    );
    return 0;
  } finally {
    await frozen?.remove();
    await store.close();
  }
});

/** Under its name only when it is whole. Gives how many bytes. */
async function write(file: string, lines: AsyncIterable<string>): Promise<number> {
  const handle = await open(`${file}.part`, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const line of lines) bytes += (await handle.write(line)).bytesWritten;
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
  return bytes;
}
