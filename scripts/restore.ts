import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { readEnvironment } from "../src/config.ts";
import type { RedisConnection } from "../src/redis/connection.ts";
import { type CopyHead, CopyRefused, readCopy, readHead } from "../src/redis/copy-file.ts";
import { type CopyAbout, isEmpty, readAbout } from "../src/redis/copy-store.ts";
import type { DataKeys } from "../src/redis/data-keys.ts";
import { DataKeysError } from "../src/redis/data-keys-error.ts";
import type { ErasureList } from "../src/redis/erasures.ts";
import { createKnownKeys, judgeKeys, SEALER_SILENT } from "../src/redis/known-keys.ts";
import { erasuresIn, type Restored, restoreStore } from "../src/redis/restore-store.ts";
import { createSealer } from "../src/redis/sealing.ts";
import { connect, dataKeysOf, runRedisOfTheBot } from "./lib/redis-of-the-bot.ts";
import { runScript } from "./lib/run-script.ts";

const USAGE = `Puts a copy of npm run backup back. Stop every bot process first.

  npm run restore -- FOLDER             the newest copy in it, into an empty store; or one FILE
  npm run restore -- FOLDER --replace   takes away what stands there`;

await runScript(async ([path = "", option = ""]) => {
  if (path === "" || !["", "--replace"].includes(option)) {
    console.error(USAGE);
    return 1;
  }
  const settings = readEnvironment(process.env);
  const dataKeys = await dataKeysOf(settings);
  const { file, others } = await find(path);
  const { head, about } = await check(file, dataKeys);
  const server = await runRedisOfTheBot(settings);
  const redis = await connect(server.urls);
  try {
    if (settings.redis.kind === "private" && !server.isOurs) return refuse("The bot runs. Stop it first.");
    if (await isAnybodyAtWork(redis)) {
      return refuse(
        "A bot process was at work until just now. Stop every one first; after a crash wait for 90 seconds.",
      );
    }
    if (option === "" && !(await isEmpty(redis))) {
      return refuse(
        "The store is not empty. With --replace all that stands there is taken away: make a copy of it first.",
      );
    }
    const erasures = await erasuresSince(head, { redis, others, dataKeys });
    console.log(`Putting back ${file}, made ${new Date(head.madeAt).toISOString()}...`);
    const sealer = createSealer(dataKeys);
    const parts = afterFirst(readCopy(linesOf(file), dataKeys));
    tell(await restoreStore({ redis, sealer, now: () => new Date(), parts, madeAt: head.madeAt, erasures }));
    if (about.known.length === 0) console.log("Nothing was ever sealed in it.");
    return 0;
  } finally {
    await redis.close();
    await server.stop();
  }
});

function refuse(reason: string): number {
  console.error(reason);
  return 1;
}

/** The newest copy, and all that lie beside it. */
async function find(path: string): Promise<{ readonly file: string; readonly others: readonly string[] }> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
  if (isFolder === undefined) throw new CopyRefused(`${path} is not there.`);
  const folder = isFolder ? path : dirname(path);
  const copies = (await readdir(folder)).filter((name) => name.endsWith(".copy")).toSorted();
  const newest = copies.at(-1);
  if (isFolder && newest === undefined) throw new CopyRefused(`${path} holds no copy.`);
  const file = isFolder ? join(path, newest ?? "") : path;
  return { file, others: copies.map((name) => join(folder, name)).filter((other) => other !== file) };
}

/** Reads all of it before anything is touched. Throws CopyRefused and DataKeysError. */
async function check(
  file: string,
  dataKeys: DataKeys,
): Promise<{ readonly head: CopyHead; readonly about: CopyAbout }> {
  const head = await headOf(file);
  let about: CopyAbout | undefined;
  for await (const part of readCopy(linesOf(file), dataKeys)) about ??= readAbout(part);
  if (about === undefined) throw new CopyRefused("Nothing is in it.");
  const troubles = judgeKeys(dataKeys, new Map(about.known));
  if (troubles.length > 0) throw new DataKeysError(troubles);
  return { head, about };
}

async function headOf(file: string): Promise<CopyHead> {
  for await (const line of linesOf(file)) return readHead(line);
  throw new CopyRefused(`${file} is empty.`);
}

/** Opened when the first line is asked for: what readline has read before somebody listens is lost. */
async function* linesOf(file: string): AsyncIterable<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

async function* afterFirst(parts: AsyncIterable<unknown>): AsyncIterable<unknown> {
  let isFirst = true;
  for await (const part of parts) {
    if (!isFirst) yield part;
    isFirst = false;
  }
}

async function isAnybodyAtWork(redis: RedisConnection): Promise<boolean> {
  return (await createKnownKeys(redis).sealers()).some(({ silentFor }) => silentFor < SEALER_SILENT);
}

interface Around {
  readonly redis: RedisConnection;
  readonly others: readonly string[];
  readonly dataKeys: DataKeys;
}

/** What the store that is to be replaced, and newer copies beside this one, know of people erased since. */
async function erasuresSince(head: CopyHead, { redis, others, dataKeys }: Around): Promise<readonly ErasureList[]> {
  const lists = [...(await erasuresIn(redis))];
  for (const file of others) {
    try {
      if ((await headOf(file)).madeAt <= head.madeAt) continue;
      for await (const part of readCopy(linesOf(file), dataKeys)) {
        const { erased } = readAbout(part);
        if (erased !== undefined) lists.push(erased);
        break;
      }
    } catch (error) {
      if (!(error instanceof CopyRefused)) throw error;
      console.error(`${file} cannot be asked who was erased since: ${error.message}`);
    }
  }
  return lists;
}

function tell({ keys, members, referrals, cases, broadcasts, sources, rumours, erased, held }: Restored): void {
  console.log(
    `${keys} keys are back: ${members} members, ${referrals} referrals, ${cases} cases, ${rumours} rumours, ${broadcasts} broadcasts, ${sources} entries of the directory.`,
  );
  if (held > 0)
    console.log(`${held} broadcasts were under way or due: they are paused or cancelled, look at them in /siaran.`);
  console.log(
    erased > 0
      ? `${erased} people in it were erased since: the bot erases them again at its next start.`
      : "Nobody in it is known to have been erased since.",
  );
  console.log(
    "Whoever was erased after the last thing that is left of the store is not known here: ask them to send /hapus again.",
  );
}
