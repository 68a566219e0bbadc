import type { RedisConnection } from "./connection.ts";

/** The blank of each key that matches. */
export async function* namesIn(redis: RedisConnection, pattern: string, form: RegExp): AsyncIterable<string> {
  for await (const page of redis.scan(pattern)) {
    for (const key of page) {
      const name = form.exec(key)?.[1];
      if (name !== undefined) yield name;
    }
  }
}
