import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { keepInStep } from "../../src/directory/keep-in-step.ts";
import { createSourceIndex } from "../../src/directory/source-index.ts";
import { judgeRanked, type RankedSource, rankSources, type SourceSearch } from "../../src/domain/rank-sources.ts";
import type { Source } from "../../src/domain/source.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { startPrivateRedis } from "../../src/redis/private-server.ts";
import { createSourceFeed } from "../../src/redis/source-feed.ts";
import { createSourceImports } from "../../src/redis/source-imports.ts";
import { createFlatbushSearch } from "./flatbush-search.ts";
import { createChance, loadCountry, makeSearch, makeSource } from "./many-sources.ts";
import { fillRedis, searchRedis } from "./redis-search.ts";

/** Milliseconds, sorted. */
interface Times {
  /** Of each search, its best round. */
  readonly best: readonly number[];
  /** Of all rounds. */
  readonly each: readonly number[];
}

const SOURCES = 100_000;
const SEARCHES = 5000;
const LIMIT = 5;
/** The time of a search is the best of these rounds: what else runs on the machine is not measured. */
const ROUNDS = 5;
const CHECKED = 100;
/** Kilometres. */
const ROUNDING = 0.002;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const chance = createChance(7);
const country = await loadCountry(chance);
const sources = Array.from({ length: SOURCES }, (_, number) => makeSource(number, country, chance));
const folder = await mkdtemp(join(tmpdir(), "juru-damai-bench-"));
const server = await startPrivateRedis({ folder, appendOnly: false });
const redis = await connectRedis([server.url], () => undefined);

collectGarbage();
const heapBefore = process.memoryUsage().heapUsed;
const putStart = performance.now();
const index = createSourceIndex();
for (const source of sources) index.put(source);
const putTook = performance.now() - putStart;
collectGarbage();
const heap = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
console.log(
  `${SOURCES} sources. Put into the index: ${Math.round(putTook)} ms, ${Math.round(heap)} MB besides the sources.`,
);

await fillRedis(redis, sources);
const flatbush = createFlatbushSearch(sources);
for (const kind of ["place", "location"] as const) {
  const searches = Array.from({ length: SEARCHES }, () => makeSearch(kind, country, chance));
  await checkSame(searches.slice(0, CHECKED));
  const ours = await time(searches, (search) => index.search(search, LIMIT));
  const theirs = await time(searches, async (search) => searchRedis(redis, search, LIMIT));
  const rows = [row("ours", ours, theirs), row("best query of Redis, one round trip", theirs, theirs)];
  if (kind === "location") {
    rows.push(row("flatbush, ranked alike", await time(searches, (search) => flatbush.ranked(search, LIMIT)), theirs));
    rows.push(
      row("flatbush, nearest five only", await time(searches, (search) => flatbush.nearest(search, LIMIT)), theirs),
    );
  }
  console.log(`\nFor a ${kind}, ${SEARCHES} searches, best of ${ROUNDS}:`);
  console.table(rows);
}
// Last: a second index in the process slows the first one down, and the bot has one.
const { importTook, loadTook } = await throughTheStore(redis, sources);
console.log(`Imported into Redis: ${Math.round(importTook)} ms. Loaded from Redis: ${Math.round(loadTook)} ms.`);
await redis.close();
await server.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);

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

/** What is compared gives the same answers, or the comparison is worth nothing. */
async function checkSame(searches: readonly SourceSearch[]): Promise<void> {
  for (const search of searches) {
    const expected = rankSources(sources, search).ranked.slice(0, LIMIT);
    const ids = expected.map(({ source }) => source.id);
    assert.deepEqual(index.search(search, LIMIT), expected);
    if (search.coordinates !== undefined) assert.deepEqual(flatbush.ranked(search, LIMIT), ids);
    const found = await searchRedis(redis, search, LIMIT);
    if (search.coordinates === undefined) assert.deepEqual(found, ids);
    else checkRoundedPlaces(found, expected, search);
  }
}

/** Redis rounds where a source is, by less than a metre: two that are as far away may change places. */
function checkRoundedPlaces(found: readonly string[], expected: readonly RankedSource[], search: SourceSearch): void {
  assert.equal(new Set(found).size, expected.length);
  for (const [at, { reasons, kilometres = 0 }] of expected.entries()) {
    const source = index.get(found[at] ?? "");
    assert(source !== undefined);
    const theirs = judgeRanked(source, search);
    assert.deepEqual(theirs.reasons, reasons);
    assert(Math.abs((theirs.kilometres ?? 0) - kilometres) < ROUNDING);
  }
}

async function time(searches: readonly SourceSearch[], run: (search: SourceSearch) => unknown): Promise<Times> {
  const best = searches.map(() => Number.POSITIVE_INFINITY);
  const each: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [number, search] of searches.entries()) {
      const start = performance.now();
      const answer = run(search);
      if (answer instanceof Promise) await answer;
      const took = performance.now() - start;
      // The first round warms up.
      if (round === 0) continue;
      each.push(took);
      best[number] = Math.min(best[number] ?? took, took);
    }
  }
  return { best: sorted(best), each: sorted(each) };
}

function sorted(times: readonly number[]): readonly number[] {
  return times.toSorted((one, other) => one - other);
}

function row(what: string, { best, each }: Times, base: Times) {
  const at = (share: number, times: readonly number[]) => times[Math.floor(times.length * share)] ?? 0;
  const [p50, p99] = [at(0.5, best), at(0.99, best)];
  return {
    what,
    "p50 ms": p50.toFixed(4),
    "p99 ms": p99.toFixed(4),
    "max ms": (best.at(-1) ?? 0).toFixed(3),
    "p50, times Redis": (at(0.5, base.best) / p50).toFixed(1),
    "p99, times Redis": (at(0.99, base.best) / p99).toFixed(1),
    "raw p50 ms": at(0.5, each).toFixed(4),
    "raw p99 ms": at(0.99, each).toFixed(4),
  };
}
