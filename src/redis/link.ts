import { createClient, RESP_TYPES } from "redis";
import { StoreAway } from "../domain/inbox.ts";

export type Argument = string | Buffer;

/** One connection to one server, which goes on trying for as long as it is open. Bulk strings come back as Buffers. */
export interface Link {
  readonly host: string;
  /** Throws NotSent when nothing went out, StoreAway when no answer came in time, and what Redis or the network says. */
  send(args: readonly Argument[], milliseconds?: number): Promise<unknown>;
  /** After ASKING: a node that is just taking over the slot answers for it. */
  sendAsking(args: readonly Argument[], milliseconds: number): Promise<unknown>;
  /** Resolves after the first connection. */
  readonly tried: Promise<unknown>;
  /** Counts whenever the connection breaks or comes back. */
  age(): number;
  isReady(): boolean;
  /** Its answers cannot be believed any more: what is on its way is given up, and a new connection made. */
  distrust(): void;
  close(): Promise<void>;
}

/** Nothing was written: to send it again does nothing twice. */
export class NotSent extends StoreAway {}

export const ANSWER_WITHIN = 3000;
const LONG_ENOUGH = 1000;
const NEVER_READY = 5000;

// The client's own timer keeps each command in memory for five seconds, long after its answer; ours waits for it.
const commandOptions = { timeout: 0, typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } } as const;
const socket = {
  connectTimeout: ANSWER_WITHIN,
  reconnectStrategy: (retries: number) => Math.min(50 * 2 ** Math.min(retries, 5), 1000),
};

export function openLink(
  url: string,
  onTrouble: (error: unknown) => void,
  onConnected: () => void = () => undefined,
): Link {
  let age = 0;
  const open = () => {
    const made = createClient({ url, socket, disableOfflineQueue: true, maintNotifications: "disabled" });
    const count = () => void age++;
    made.on("ready", count);
    made.on("ready", onConnected);
    made.on("error", (error: unknown) => {
      count();
      onTrouble(error);
    });
    return { client: made, connecting: made.connect().catch(onTrouble) };
  };
  let { client, connecting } = open();
  let notReadySince: number | undefined;
  let isClosed = false;

  function reopen(): void {
    notReadySince = undefined;
    if (isClosed) return;
    destroyQuietly(client);
    age++;
    ({ client } = open());
  }

  /** A connection swallowed in its handshake never comes back by itself. */
  function reopenIfNeverReady(): void {
    if (client.isReady) notReadySince = undefined;
    else if (notReadySince === undefined) notReadySince = performance.now();
    else if (performance.now() - notReadySince > NEVER_READY) reopen();
  }

  async function answered(milliseconds: number, ask: (used: typeof client) => Promise<unknown>): Promise<unknown> {
    reopenIfNeverReady();
    const used = client;
    if (!used.isReady) throw new NotSent("Redis is not connected");
    const answer = await within(milliseconds, ask(used));
    if (answer !== LATE) return answer;
    // A written command waits for ever on a frozen server or a cut network: only a new connection helps.
    if (used === client && milliseconds >= LONG_ENOUGH) reopen();
    throw new StoreAway(`Redis did not answer within ${milliseconds} ms`);
  }

  return {
    host: new URL(url).hostname.replace(/^\[(.*)\]$/, "$1"),
    tried: connecting,
    send: (args, milliseconds = ANSWER_WITHIN) =>
      answered(milliseconds, (used) => used.sendCommand(args, commandOptions)),
    sendAsking: (args, milliseconds) =>
      answered(milliseconds, async (used) => {
        // Both in one breath: nothing of ours may come between them.
        const asking = used.sendCommand(["ASKING"]);
        const [, answer] = await Promise.all([asking, used.sendCommand(args, commandOptions)]);
        return answer;
      }),
    age: () => age,
    isReady() {
      reopenIfNeverReady();
      return client.isReady;
    },
    distrust: reopen,
    async close() {
      isClosed = true;
      await within(
        1000,
        client.close().catch(() => undefined),
      );
      destroyQuietly(client);
    },
  };
}

/** Errors of Redis are told apart by their first words. */
export function says(error: unknown, words: RegExp): boolean {
  return error instanceof Error && words.test(error.message);
}

function destroyQuietly(client: { destroy(): void }): void {
  try {
    client.destroy();
  } catch {
    // node-redis throws when the client is already closed, which is what we want.
  }
}

export const LATE = Symbol("late");

export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | typeof LATE> {
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
