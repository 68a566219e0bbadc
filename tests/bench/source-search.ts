import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { keepInStep } from "../../src/directory/keep-in-step.ts";
import { createSourceIndex } from "../../src/directory/source-index.ts";
import type { SourceSearch } from "../../src/domain/rank-sources.ts";
import type { Source } from "../../src/domain/source.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { startPrivateRedis } from "../../src/redis/private-server.ts";
import { createSourceFeed } from "../../src/redis/source-feed.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { checkSame } from "./check-searches.ts";
import { createFlatbushSearch } from "./flatbush-search.ts";
import { createChance, loadCountry, makeSearch, makeSource } from "./many-sources.ts";
import { changeInRedis, fillRedis, intersectInRedis, searchRedis } from "./redis-search.ts";
import { median, percentile } from "./support/figures.ts";
import { measureInTurn, type Rival, type RivalFigures } from "./support/pairs.ts";
import { openReport } from "./support/report.ts";

const LIMIT = 5;
const CHECKED = 100;
/** So many searches, then one entry changes: far more often than any directory does. */
const SEARCHES_A_CHANGE = 10;

const report = openReport("sources", "the search of sources beside Redis, while entries change");
const {
  sizes,
  searches: count,
  rounds,
} = report.wishes.isShort
  ? { sizes: [1000, 10_000], searches: 500, rounds: 2 }
  : { sizes: [1000, 10_000, 100_000], searches: 5000, rounds: 5 };

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
const chance = createChance(7);
const country = await loadCountry(chance);
for (const size of sizes) await measure(size);
await report.close();
process.exit(0);

async function measure(size: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-bench-"));
  const server = await startPrivateRedis({ folder, appendOnly: false });
  const redis = await connectRedis([server.url], () => undefined);
  const sources = Array.from({ length: size }, (_, number) => makeSource(number, country, chance));
  const index = fillIndex(sources);
  await fillRedis(redis, sources);
  for (const kind of ["place", "location"] as const) {
    const searches = Array.from({ length: count }, () => makeSearch(kind, country, chance));
    const checked = { sources, index, limit: LIMIT, inRedis: (one: SourceSearch) => searchRedis(redis, one, LIMIT) };
    await checkSame(searches.slice(0, CHECKED), checked);
    await inTurn(kind, searches, { sources, index, redis });
    // After all the changes both still say the same.
    await checkSame(searches.slice(0, CHECKED), checked);
  }
  // Last: a second index in the process slows the first one down, and the bot has one.
  const { importTook, loadTook } = await throughTheStore(redis, sources);
  report.note(`Imported into Redis: ${Math.round(importTook)} ms. Loaded from Redis: ${Math.round(loadTook)} ms.`);
  await redis.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

function fillIndex(sources: readonly Source[]) {
  collectGarbage();
  const heapBefore = process.memoryUsage().heapUsed;
  const begun = performance.now();
  const index = createSourceIndex();
  for (const source of sources) index.put(source);
  const took = performance.now() - begun;
  collectGarbage();
  const heap = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
  report.note(`\n${sources.length} sources: put into the index in ${Math.round(took)} ms, ${Math.round(heap)} MB.`);
  return index;
}

interface Filled {
  /** What both hold now. */
  readonly sources: Source[];
  readonly index: ReturnType<typeof createSourceIndex>;
  readonly redis: RedisConnection;
}

async function inTurn(kind: "place" | "location", searches: readonly SourceSearch[], filled: Filled): Promise<void> {
  const { sources, index, redis } = filled;
  const flatbush = createFlatbushSearch(sources);
  // Each round brings the same changes to all who can take them: what one of them holds is what the others hold.
  const changes = Array.from({ length: Math.ceil(searches.length / SEARCHES_A_CHANGE) * (rounds + 1) }, () =>
    makeSource(Math.floor(chance() * sources.length), country, chance),
  );
  const inIndex = async (change: Source) => index.put(change);
  const held = new Map(sources.map((source) => [source.id, source]));
  const inRedis = async (change: Source) => {
    await changeInRedis(redis, held.get(change.id) ?? change, change);
    held.set(change.id, change);
  };
  const asked = { searches, changes };
  const rivals: Rival[] = [
    searching("ours", (search) => index.search(search, LIMIT), { ...asked, change: inIndex }),
    searching("Redis, ranked alike", (search) => searchRedis(redis, search, LIMIT), { ...asked, change: inRedis }),
  ];
  if (kind === "location") {
    const [plain, still] = ["Redis, GEOSEARCHSTORE + ZINTERSTORE", "flatbush, ranked alike, unchanged"];
    rivals.push(searching(plain, (search) => intersectInRedis(redis, search, LIMIT), { ...asked, changes: [] }));
    rivals.push(searching(still, (search) => flatbush.ranked(search, LIMIT), { ...asked, changes: [] }));
  }
  tell(kind, sources.length, await measureInTurn(rivals, rounds));
  for (const source of held.values()) sources[Number.parseInt(source.id.slice(1), 36)] = source;
}

interface Asked {
  readonly searches: readonly SourceSearch[];
  /** For all rounds together. */
  readonly changes: readonly Source[];
  readonly change?: (source: Source) => Promise<void>;
}

/** Each search is timed; what changes between them is not. */
function searching(name: string, run: (search: SourceSearch) => unknown, { searches, changes, change }: Asked): Rival {
  let changed = 0;
  return {
    name,
    async run() {
      const waits: number[] = [];
      for (const [number, search] of searches.entries()) {
        const next = number % SEARCHES_A_CHANGE === 0 ? changes[changed++] : undefined;
        if (next !== undefined) await change?.(next);
        const start = performance.now();
        const answer = run(search);
        if (answer instanceof Promise) await answer;
        waits.push(performance.now() - start);
      }
      return { pieces: searches.length, waits };
    },
  };
}

function tell(kind: string, size: number, figures: readonly RivalFigures[]): void {
  // A share of each round, and the round in the middle: one in which somebody else was at work says nothing.
  const at = (share: number, { waits }: RivalFigures) => median(waits.map((round) => percentile(round, share)));
  const [ours, theirs, plain] = figures;
  if (ours === undefined || theirs === undefined) return;
  report.table(
    `${size} sources, for a ${kind}: ${count} searches a round, one change each ${SEARCHES_A_CHANGE}, ${rounds} rounds`,
    figures.map((rival) => ({
      what: rival.name,
      "p50 ms": at(0.5, rival).toFixed(4),
      "p99 ms": at(0.99, rival).toFixed(4),
      "max ms": Math.max(...rival.waits.map((round) => Math.max(...round))).toFixed(2),
      "p50, times ours": (at(0.5, rival) / at(0.5, ours)).toFixed(1),
      "p99, times ours": (at(0.99, rival) / at(0.99, ours)).toFixed(1),
    })),
  );
  const what = `${size} for a ${kind}`;
  report.goal({ what: `p99 of ${what}`, figure: at(0.99, ours), is: "at most", limit: 0.5, unit: "ms" });
  for (const [rival, name] of [
    [theirs, "Redis, ranked alike"],
    [plain, "the plain query of Redis"],
  ] as const) {
    if (rival === undefined) continue;
    const figure = at(0.5, rival) / at(0.5, ours);
    report.goal({ what: `${what}: ${name}, p50`, figure, is: "at least", limit: 10, unit: "x" });
  }
}

/** As an import brings it in and a new process loads it. */
async function throughTheStore(connection: RedisConnection, all: readonly Source[]) {
  const importStart = performance.now();
  const staged = await createSourceImports(connection).begin("bench");
  await staged.put(all.map(({ quality: _quality, ...record }) => record));
  await staged.apply();
  const importTook = performance.now() - importStart;
  const loadStart = performance.now();
  const feed = createSourceFeed(connection, () => undefined);
  const inStep = keepInStep({ feed, onTrouble: console.error, now: Date.now });
  while (inStep.index.standing === "loading") await new Promise((resolve) => setTimeout(resolve, 5));
  const loadTook = performance.now() - loadStart;
  await inStep.stop();
  return { importTook, loadTook };
}
