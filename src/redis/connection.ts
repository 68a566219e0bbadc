import { createHash } from "node:crypto";
import { StoreAway } from "../domain/inbox.ts";
import { openCluster, type Wire } from "./cluster.ts";
import { keys } from "./keys.ts";
import { ANSWER_WITHIN, type Argument, LATE, says, within } from "./link.ts";
import { openServer, type ServerParts } from "./server.ts";
import { hashTagOf } from "./slots.ts";

export type { Argument } from "./link.ts";

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
  /** The same command on every node that holds keys of its own; the answers in no order. */
  onEachNode(...args: readonly [string, ...string[]]): Promise<readonly unknown[]>;
  isReady(): boolean;
  /** For whoever got an answer that belongs to another command: all connections are made anew. */
  distrust(): void;
  close(): Promise<void>;
}

const SCANNED_AT_ONCE = "500";

export function defineScript(source: string): Script {
  return { source, sha1: createHash("sha1").update(source).digest("hex") };
}

/** Runs in a Redis whose memory is full, too: for what must be written all the same, and stays small or frees more than it takes. */
export function defineVitalScript(source: string): Script {
  return { ...defineScript(`#!lua flags=allow-oom\n${source}`), withoutFlags: defineScript(source) };
}

export interface ConnectionWishes {
  /** How many replicas must have something before it counts as kept; 0: none. */
  readonly waitReplicas?: number;
  /** A server has nobody to hand on to what it is told, or has somebody again. */
  readonly onAlone?: (isAlone: boolean) => void;
  /** A server is connected, at first or anew. */
  readonly onConnected?: () => void;
}

/**
 * Connects, and goes on trying for as long as the process lives. Resolves after the first connection or after 3 s:
 * a bot whose Redis is late still answers /darurat.
 */
export async function connectRedis(
  urls: readonly [string, ...string[]],
  onTrouble: (reason: string) => void,
  { waitReplicas = 0, onAlone = () => undefined, onConnected = () => undefined }: ConnectionWishes = {},
): Promise<RedisConnection> {
  let isClosing = false;
  const parts = {
    replicas: waitReplicas,
    // One word of Redis or of the system ("WRONGPASS", "ECONNREFUSED"), never an address with its password.
    onTrouble: (error: unknown) => onTrouble(reasonOf(error)),
    onAlone: (isAlone: boolean) => {
      if (!isClosing) onAlone(isAlone);
    },
    onConnected,
  };
  const wire = urls.length === 1 ? openSingle(urls[0], parts) : openCluster(urls, parts);
  await within(ANSWER_WITHIN, wire.tried);

  const send = (key: string, args: readonly Argument[]) => wire.send(key, args).catch(asStoreAway);

  async function* scanOnce(pattern: string): AsyncIterable<readonly string[]> {
    for (const node of await wire.nodes()) {
      for (let cursor = "0"; ; ) {
        const page = await node(["SCAN", cursor, "MATCH", pattern, "COUNT", SCANNED_AT_ONCE]).catch(asStoreAway);
        const [next, found] = page as readonly [Buffer, readonly Buffer[]];
        yield found.map(String);
        cursor = String(next);
        if (cursor === "0") break;
      }
    }
  }

  async function run(script: Script, keys: readonly [string, ...string[]], args: readonly Argument[]) {
    // A single Redis would not mind, and only the first cluster would tell.
    const tag = hashTagOf(keys[0]);
    if (keys.some((key) => hashTagOf(key) !== tag)) throw new Error("The keys of a script must share a hash tag");
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
      // Keys that go to another server meanwhile could be missed by both.
      for (let before = ""; before !== wire.layout(); ) {
        before = wire.layout();
        yield* scanOnce(pattern);
      }
    },
    onEachNode: async (...args) => Promise.all((await wire.nodes()).map((node) => node(args).catch(asStoreAway))),
    isReady: () => wire.isReady(),
    distrust: () => wire.distrust(),
    close() {
      isClosing = true;
      return wire.close();
    },
  };
}

function openSingle(url: string, parts: Omit<ServerParts, "keyHere">): Wire {
  const server = openServer(url, { ...parts, keyHere: keys.settled });
  return {
    send: (_key, args) => server.send(args),
    nodes: async () => [(args) => server.send(args)],
    layout: () => "one",
    ...{ tried: server.tried, isReady: server.isReady, distrust: server.distrust, close: server.close },
  };
}

/** One word of Redis or of the system; a message could carry an address with its password. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { code } = error as NodeJS.ErrnoException;
  return code ?? /^[A-Z]+\b/.exec(error.message)?.[0] ?? error.name;
}

/** A refusal by Redis (wrong type, script error) is our bug and stays; everything else means that it is away. */
function asStoreAway(error: unknown): never {
  if (says(error, /^(NOSCRIPT|WRONGTYPE|ERR|NOAUTH|WRONGPASS|NOPERM)\b/)) throw error;
  throw new StoreAway(error instanceof Error ? error.message : "Redis is away", { cause: error });
}

/** For a command that another client sends. Throws StoreAway. */
export async function answeredInTime<T>(asking: Promise<T>): Promise<T> {
  const answer = await within(ANSWER_WITHIN, asking.catch(asStoreAway));
  if (answer === LATE) throw new StoreAway(`Redis did not answer within ${ANSWER_WITHIN} ms`);
  return answer;
}
