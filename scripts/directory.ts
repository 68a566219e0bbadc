import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readEnvironment } from "../src/config.ts";
import { categoryNames } from "../src/content/category-names.ts";
import { loadMessages } from "../src/content/messages.ts";
import { loadPlaces } from "../src/content/places.ts";
import { createSpeeches } from "../src/content/speech.ts";
import { tellProblem, tellRow } from "../src/content/words/import-words.ts";
import { createDirectoryFiles } from "../src/directory/directory-files.ts";
import { FileRefused } from "../src/domain/import-file.ts";
import { createSourceFeed } from "../src/redis/source-feed.ts";
import { createSourceImports } from "../src/redis/source-imports.ts";
import { importFile } from "./lib/import-file.ts";
import { openBotStore } from "./lib/redis-of-the-bot.ts";
import { runScript } from "./lib/run-script.ts";

const USAGE = `The directory of help as a file, for the operator. The bot may run meanwhile.

  npm run directory -- import FILE   a CSV, HSDS 3 JSON or a zip of HSDS tables; with refused rows nothing goes in
  npm run directory -- import FILE --without-refused   takes in the others
  npm run directory -- export FILE   writes HSDS 3 JSON`;

await runScript(async (words) => {
  try {
    return await run(words);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    console.error(`The file cannot be used: ${error.message}`);
    return 1;
  }
});

async function run([what = "", path = "", option = ""]: readonly string[]): Promise<number> {
  if (!["import", "export"].includes(what) || path === "" || !["", "--without-refused"].includes(option)) {
    console.error(USAGE);
    return 1;
  }
  const store = await openBotStore(readEnvironment(process.env));
  if (store === undefined) return 1;
  const { redis } = store;
  const speeches = createSpeeches(loadMessages());
  const feed = createSourceFeed(redis, (id) => console.error(`The entry ${id} cannot be read and is left out.`));
  const files = createDirectoryFiles({
    places: await loadPlaces(),
    categoryNames: [categoryNames(speeches.id), categoryNames(speeches.en)],
    sources: () => feed.load(),
    now: () => new Date(),
  });
  try {
    if (what === "export") {
      const { count, pieces } = await files.export();
      await pipeline(Readable.from(pieces), createWriteStream(path, { mode: 0o600 }));
      console.log(`${count} entries are in ${path}.`);
      return 0;
    }
    const file = { name: basename(path), content: await readFile(path) };
    const result = await importFile(file, {
      ...{ files, imports: createSourceImports(redis), takeWithoutRefused: option !== "" },
      onRefused: ({ at, problems }) => {
        for (const one of problems) console.error(`${tellRow(at, speeches.en)}: ${tellProblem(one, speeches.en)}`);
      },
    });
    if (result.counts === undefined) {
      console.error(`${result.refused} rows are refused, so nothing went in. --without-refused takes in the others.`);
      return 1;
    }
    const { added, changed, unchanged } = result.counts;
    console.log(`${added} new, ${changed} changed, ${unchanged} as before; ${result.refused} rows refused.`);
    return 0;
  } finally {
    await redis.close();
  }
}
