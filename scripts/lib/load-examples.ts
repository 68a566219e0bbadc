import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { categoryNames } from "../../src/content/category-names.ts";
import { CONTENT_FOLDER } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { createDirectoryFiles } from "../../src/directory/directory-files.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createSourceFeed } from "../../src/redis/source-feed.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { importFile } from "./import-file.ts";

const EXAMPLES = "example-directory.csv";

/** Fills a directory that is still empty with examples. Gives how many. */
export async function loadExamples(redisUrl: string): Promise<number> {
  const redis = await connectRedis([redisUrl], () => undefined);
  try {
    const feed = createSourceFeed(redis, () => undefined);
    for await (const page of feed.load()) if (page.length > 0) return 0;
    const speeches = createSpeeches(loadMessages());
    const files = createDirectoryFiles({
      ...{ places: await loadPlaces(), now: () => new Date(), sources: () => feed.load() },
      categoryNames: [categoryNames(speeches.id), categoryNames(speeches.en)],
    });
    const { counts } = await importFile(
      { name: EXAMPLES, content: await readFile(join(CONTENT_FOLDER, EXAMPLES)) },
      { files, imports: createSourceImports(redis), takeWithoutRefused: false, onRefused: () => undefined },
    );
    return counts?.added ?? 0;
  } finally {
    await redis.close();
  }
}
