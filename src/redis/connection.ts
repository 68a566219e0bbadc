import { createHash } from "node:crypto";
import { createClient, createCluster, RESP_TYPES } from "redis";
import { StoreAway } from "../domain/inbox.ts";

export type Argument = string | Buffer;

/** A Lua script whose keys all share one hash tag. */
export interface Script {
  readonly source: string;
  readonly sha1: string;
  /** The same without its flags, for a Redis that does not know them (before 7.0). */
  readonly withoutFlags?: Script;
}

/** One Redis or one cluster. Bulk strings come back as Buffers. Everything throws StoreAway when Redis does not answer. */
export interface RedisConnection {
  command(key: string, ...args: readonly [string, ...Argument[]]): Promise<unknown>;
  run(script: Script, keys: readonly [string, ...string[]], args: readonly Argument[]): Promise<unknown>;
  /** Keys that match, page by page, on every node; one may come twice. Slow: for an operator, not for an answer. */
  scan(pattern: string): AsyncIterable<readonly string[]>;
  isReady(): boolean;
  close(): Promise<void>;
}

type Send = (args: readonly Argument[]) => Promise<unknown>;

interface Wire {
  send(key: string, args: readonly Argument[]): Promise<unknown>;
  /** One for each node that holds keys of its own. */
  nodes(): Promise<readonly Send[]>;
  connect(): Promise<unknown>;
  isReady(): boolean;
  close(): Promise<unknown>;
  destroy(): void;
}

const ANSWER_WITHIN = 3000;
const NEVER_READY = 5000;
const SCANNED_AT_ONCE = "500";

export function defineScript(source: string): Script {
  return { source, sha1: createHash("sha1").update(source).digest("hex") };
}

/** Runs in a Redis whose memory is full, too: for what must be written all the same, and stays small or frees more than it takes. */
export function defineVitalScript(source: string): Script {
  return { ...defineScript(`#!lua flags=allow-oom\n${source}`), withoutFlags: defineScript(source) };
}

/**
 * Connects, and goes on trying for as long as the process lives. Resolves after the first connection or after 3 s:
 * a bot whose Redis is late still answers /darurat.
 */
export async function connectRedis(
  urls: readonly [string, ...string[]],
  onTrouble: (reason: string) => void,
): Promise<RedisConnection> {
  // One word of Redis or of the system ("WRONGPASS", "ECONNREFUSED"), never an address with its password.
  const tell = (error: unknown) => onTrouble(reasonOf(error));
  const open = () => {
    const wire = urls.length === 1 ? singleWire(urls[0], tell) : clusterWire(urls, tell);
    return { wire, connecting: wire.connect().catch(tell) };
  };
  let { wire, connecting } = open();
  let notReadySince: number | undefined;
  let isClosed = false;
  await within(ANSWER_WITHIN, connecting);

  function reopen(): void {
    notReadySince = undefined;
    if (isClosed) return;
    wire.destroy();
    ({ wire } = open());
  }

  /** A connection swallowed in its handshake, or a cluster that was away at the start, never comes back by itself. */
  function reopenIfNeverReady(): void {
    if (wire.isReady()) notReadySince = undefined;
    else if (notReadySince === undefined) notReadySince = Date.now();
    else if (Date.now() - notReadySince > NEVER_READY) reopen();
  }

  const send = (key: string, args: readonly Argument[]) => answered((used) => used.send(key, args));

  async function answered<T>(ask: (used: Wire) => Promise<T>): Promise<T> {
    reopenIfNeverReady();
    const used = wire;
    const answer = await within(ANSWER_WITHIN, ask(used).catch(asStoreAway));
    if (answer !== LATE) return answer;
    // A written command waits for ever on a frozen server or a cut network: only a new connection helps.
    if (used === wire) reopen();
    throw new StoreAway(`Redis did not answer within ${ANSWER_WITHIN} ms`);
  }

  async function run(script: Script, keys: readonly [string, ...string[]], args: readonly Argument[]) {
    const tail = [String(keys.length), ...keys, ...args];
    try {
      return await send(keys[0], ["EVALSHA", script.sha1, ...tail]);
    } catch (error) {
      if (!says(error, /^NOSCRIPT/)) throw error;
    }
    try {
      return await send(keys[0], ["EVAL", script.source, ...tail]);
    } catch (error) {
      if (script.withoutFlags === undefined || !says(error, /^ERR (Error compiling|Unexpected)/)) throw error;
      return run(script.withoutFlags, keys, args);
    }
  }

  return {
    command: (key, ...args) => send(key, args),
    run,
    async *scan(pattern) {
      for (const node of await answered((used) => used.nodes())) {
        for (let cursor = "0"; ; ) {
          const page = await answered(() => node(["SCAN", cursor, "MATCH", pattern, "COUNT", SCANNED_AT_ONCE]));
          const [next, found] = page as readonly [Buffer, readonly Buffer[]];
          yield found.map(String);
          cursor = String(next);
          if (cursor === "0") break;
        }
      }
    },
    isReady() {
      reopenIfNeverReady();
      return wire.isReady();
    },
    async close() {
      isClosed = true;
      await within(
        1000,
        wire.close().catch(() => undefined),
      );
      wire.destroy();
    },
  };
}

// The client's own timer keeps each command in memory for five seconds, long after its answer; ours waits for it.
const commandOptions = { timeout: 0, typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } } as const;
const socket = {
  connectTimeout: ANSWER_WITHIN,
  reconnectStrategy: (retries: number) => Math.min(50 * 2 ** Math.min(retries, 5), 1000),
};

function singleWire(url: string, onTrouble: (error: unknown) => void): Wire {
  const client = createClient({ url, socket, disableOfflineQueue: true, maintNotifications: "disabled" });
  client.on("error", onTrouble);
  const send: Send = (args) => client.sendCommand(args, commandOptions);
  return {
    send: (_key, args) => send(args),
    nodes: async () => [send],
    connect: () => client.connect(),
    isReady: () => client.isReady,
    close: () => client.close(),
    destroy: () => destroyQuietly(() => client.destroy()),
  };
}

function clusterWire(urls: readonly string[], onTrouble: (error: unknown) => void): Wire {
  const cluster = createCluster({
    rootNodes: urls.map((url) => ({ url })),
    defaults: { ...credentialsOf(urls[0]), socket, disableOfflineQueue: true, maintNotifications: "disabled" },
  });
  cluster.on("error", onTrouble);
  return {
    send: (key, args) => cluster.sendCommand(key, false, [...args], commandOptions),
    nodes: () =>
      Promise.all(
        cluster.masters.map(async (master): Promise<Send> => {
          const client = await cluster.nodeClient(master);
          return (args) => client.sendCommand(args, commandOptions);
        }),
      ),
    connect: () => cluster.connect(),
    isReady: () => cluster.isOpen,
    close: () => cluster.close(),
    destroy: () => destroyQuietly(() => cluster.destroy()),
  };
}

/** The discovered nodes of a cluster know no password unless the defaults carry it. */
function credentialsOf(url: string | undefined): { username?: string; password?: string } {
  const { username, password } = new URL(url ?? "redis://");
  return {
    ...(username === "" ? {} : { username: decodeURIComponent(username) }),
    ...(password === "" ? {} : { password: decodeURIComponent(password) }),
  };
}

/** One word of Redis or of the system; a message could carry an address with its password. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { code } = error as NodeJS.ErrnoException;
  return code ?? /^[A-Z]+\b/.exec(error.message)?.[0] ?? error.name;
}

function says(error: unknown, words: RegExp): boolean {
  return error instanceof Error && words.test(error.message);
}

function destroyQuietly(destroy: () => void): void {
  try {
    destroy();
  } catch {
    // node-redis throws when the client is already closed, which is what we want.
  }
}

/** A refusal by Redis (wrong type, script error) is our bug and stays; everything else means that it is away. */
function asStoreAway(error: unknown): never {
  if (says(error, /^(NOSCRIPT|WRONGTYPE|ERR|NOAUTH|WRONGPASS|NOPERM)\b/)) throw error;
  throw new StoreAway(error instanceof Error ? error.message : "Redis is away", { cause: error });
}

const LATE = Symbol("late");

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
