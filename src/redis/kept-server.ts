import { setTimeout as sleep } from "node:timers/promises";
import { type PrivateRedis, PrivateRedisError, startPrivateRedis } from "./private-server.ts";

export interface KeptRedis {
  /** The same for as long as this process lives. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface KeptRedisNews {
  ended(): void;
  /** It could not be started again, and will be tried again. */
  failed(reason: string): void;
  isBack(): void;
}

/** Short enough that somebody who waits in the street still waits. */
const LONGEST_PAUSE = 5000;

/** A private Redis that is started again at the same address whenever it ends: killed for its memory, or by a full disk. */
export async function keepPrivateRedis(folder: string, news: KeptRedisNews): Promise<KeptRedis> {
  const stopping = new AbortController();
  let server = await startPrivateRedis({ folder, appendOnly: true });
  const { url, port, password } = server;

  async function startAgain(): Promise<PrivateRedis | undefined> {
    for (let pause = 100; !stopping.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        return await startPrivateRedis({ folder, port, password, appendOnly: true });
      } catch (error) {
        if (!(error instanceof PrivateRedisError)) throw error;
        news.failed(error.message);
      }
    }
    return undefined;
  }

  async function keep(): Promise<void> {
    for (;;) {
      await server.ended;
      if (stopping.signal.aborted) return;
      news.ended();
      const again = await startAgain();
      if (again === undefined) return;
      server = again;
      if (!stopping.signal.aborted) news.isBack();
    }
  }

  const keeping = keep();
  return {
    url,
    async stop() {
      stopping.abort();
      await server.stop();
      await keeping;
      // One may have been starting just then.
      await server.stop();
    },
  };
}
