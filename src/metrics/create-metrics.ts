import { collectDefaultMetrics } from "prom-client";
import { countCalls, timeCommands, type Way } from "./count-calls.ts";
import { countTalks } from "./count-talks.ts";
import { type CountedUpdates, countUpdates } from "./count-updates.ts";
import { createMeters } from "./meters.ts";
import { createPage, type PageParts } from "./page.ts";

export interface Metrics extends CountedUpdates {
  readonly watchTalk: ReturnType<typeof countTalks>;
  /** The same way to Telegram, counted. */
  watchCalls(way: Way): ReturnType<typeof countCalls>;
  /** The same connection, timed. */
  watchRedis<Connection extends Parameters<typeof timeCommands>[0]>(redis: Connection): Connection;
  /** A server of Redis is connected, at first or anew. */
  noteConnection(): void;
  /** A primary has lost its replicas, or has them again. */
  noteAlone(isAlone: boolean): void;
  /** What Prometheus is told; from now on the process is watched too. */
  openPage(parts: PageParts): () => Promise<string>;
}

/** Counting costs no trip to the store and waits for nothing; what stands in the store is read when somebody asks. */
export function createMetrics(): Metrics {
  const meters = createMeters();
  return {
    ...countUpdates(meters),
    watchTalk: countTalks(meters),
    watchCalls: (way) => countCalls(meters, way),
    watchRedis: (redis) => timeCommands(redis, meters),
    noteConnection: () => meters.redisConnections.inc(),
    noteAlone: (isAlone) => meters.redisAlone.inc(isAlone ? 1 : -1),
    openPage(parts) {
      collectDefaultMetrics({ register: meters.register });
      return createPage(meters, parts);
    },
  };
}
