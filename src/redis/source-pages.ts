import type { RedisConnection } from "./connection.ts";

const PAGE = "500";

/** A hash of JSON texts in pages: id and text, each at least once. */
export async function* scanSources(
  redis: RedisConnection,
  key: string,
): AsyncIterable<readonly (readonly [string, string])[]> {
  let cursor = "0";
  do {
    const reply = await redis.command(key, "HSCAN", key, cursor, "COUNT", PAGE);
    const [next, flat] = reply as readonly [Buffer, readonly Buffer[]];
    cursor = next.toString();
    yield flat.flatMap((field, index) =>
      index % 2 === 0 ? [[field.toString(), flat[index + 1]?.toString() ?? ""] as const] : [],
    );
  } while (cursor !== "0");
}
