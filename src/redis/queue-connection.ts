import { Cluster, Redis, type RedisOptions } from "ioredis";
import { reasonOf } from "./connection.ts";
import { watchClock } from "./watch-clock.ts";

/**
 * What every BullMQ queue and worker of the house is made with. Each of them needs an `error` listener of its own, which
 * logs no message: messages hold addresses.
 */
export interface QueueConnection {
  readonly options: {
    /** Shared: who closes a queue or a worker leaves it open. */
    readonly connection: Redis | Cluster;
    /** In braces, so that all keys of a queue lie on one node of a cluster. */
    readonly prefix: string;
  };
  isReady(): boolean;
  /** Jobs wait for a time of day. After the clock was put back each is to look anew at what is due, or it sleeps for an hour too long. */
  onClockBack(lookAnew: () => Promise<unknown>): void;
  close(): void;
}

export const QUEUE_PREFIX = "{queue}";

/** A worker waits up to 10 s for a job; a connection that is silent for longer than this is cut. */
const SILENT_FOR = 20_000;

/**
 * ioredis, for BullMQ alone: on a cluster it works with no other client. It goes on trying for as long as the process
 * lives, and commands wait meanwhile: workers take up their work again by themselves, but who must not wait
 * has to look at `isReady` or give up by itself.
 */
export function connectQueues(
  urls: readonly [string, ...string[]],
  onTrouble: (reason: string) => void,
): QueueConnection {
  const connection = urls.length === 1 ? new Redis(urls[0], { ...options, retryStrategy: pauseBefore }) : cluster(urls);
  let isTold = false;
  connection.on("ready", () => {
    isTold = false;
  });
  connection.on("error", (error: unknown) => {
    if (!isTold) onTrouble(reasonOf(error));
    isTold = true;
  });
  const copies = hushCopies(connection);
  const looks: (() => Promise<unknown>)[] = [];
  const watch = watchClock(() => {
    for (const lookAnew of looks) lookAnew().catch(() => undefined);
  });
  return {
    options: { connection, prefix: QUEUE_PREFIX },
    isReady: () => connection.status === "ready",
    onClockBack: (lookAnew) => void looks.push(lookAnew),
    close() {
      watch.stop();
      for (const one of [connection, ...copies]) one.disconnect();
    },
  };
}

/** A worker waits for jobs on a copy. Once the worker is closed nobody listens to it any more, and ioredis prints addresses. */
function hushCopies(connection: Redis | Cluster): readonly (Redis | Cluster)[] {
  const copies: (Redis | Cluster)[] = [];
  const duplicate = connection.duplicate.bind(connection) as (...args: readonly unknown[]) => Redis | Cluster;
  Object.assign(connection, {
    duplicate: (...args: readonly unknown[]) => {
      const copy = duplicate(...args);
      copy.on("error", () => undefined);
      copies.push(copy);
      return copy;
    },
  });
  return copies;
}

const options = { maxRetriesPerRequest: null, socketTimeout: SILENT_FOR, connectTimeout: 3000 } as const;

function pauseBefore(tries: number): number {
  return Math.min(50 * 2 ** Math.min(tries, 5), 1000);
}

function cluster(urls: readonly [string, ...string[]]): Cluster {
  return new Cluster([...urls], {
    clusterRetryStrategy: pauseBefore,
    redisOptions: { ...options, ...credentialsOf(urls[0]) },
  });
}

/** Nodes that the cluster names by itself come without password and TLS. */
function credentialsOf(url: string): Pick<RedisOptions, "username" | "password" | "tls"> {
  const { protocol, username, password } = new URL(url);
  return {
    ...(username === "" ? {} : { username: decodeURIComponent(username) }),
    ...(password === "" ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === "rediss:" ? { tls: {} } : {}),
  };
}
