import type { Argument, RedisConnection } from "./connection.ts";
import { swapScript } from "./ledger-scripts.ts";

/** Position, the bytes that must stand there, those that will. */
type Swap = readonly [position: string, from: Buffer, to: Buffer];

interface Gathered {
  readonly swaps: Argument[];
  readonly answers: Promise<readonly number[]>;
}

/**
 * What is asked of one string while the answers of Telegram are read goes to Redis together, in the order of asking: each
 * is true or false for itself; when Redis is away, nobody knows whether it was done.
 */
export function gatherSwaps(redis: RedisConnection): (key: string, swap: Swap) => Promise<boolean> {
  const gathered = new Map<string, Gathered>();

  function gather(key: string): Gathered {
    const swaps: Argument[] = [];
    const answers = new Promise((resolve) => setImmediate(resolve)).then(() => {
      gathered.delete(key);
      return redis.run(swapScript, [key], swaps) as Promise<readonly number[]>;
    });
    const begun = { swaps, answers };
    gathered.set(key, begun);
    return begun;
  }

  return async (key, swap) => {
    const { swaps, answers } = gathered.get(key) ?? gather(key);
    const place = swaps.length / swap.length;
    swaps.push(...swap);
    return (await answers)[place] === 1;
  };
}
