import * as connection from "../../src/redis/connection.ts";

export { type ConnectionWishes, defineScript, type RedisConnection } from "../../src/redis/connection.ts";

/**
 * Stands in for the real one when tests run on a cluster: an address may be several with commas, without a number of a
 * database, and a test may leave it to us where a key lies.
 */
export const connectRedis: typeof connection.connectRedis = async (urls, onTrouble, wishes) => {
  const [first = "", ...others] = urls.flatMap((url) => url.split(",")).map((url) => url.replace(/\/\d+$/, ""));
  const redis = await connection.connectRedis([first, ...others], onTrouble, wishes);
  return {
    ...redis,
    async command(key, ...args) {
      if (args[0] !== "KEYS") return redis.command(key || String(args[1] ?? ""), ...args);
      const pages: string[] = [];
      for await (const page of redis.scan(String(args[1]))) pages.push(...page);
      return pages.map((name) => Buffer.from(name));
    },
  };
};
