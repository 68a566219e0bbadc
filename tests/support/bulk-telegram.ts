import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Update } from "grammy/types";
import type { BulkBooks, BulkOrder, BulkWishes, BulkWord } from "./bulk-books.ts";

export interface BulkTelegram {
  readonly apiRoot: string;
  /** What holds this mark, the tag of a campaign, is for the many; until one is given, all messages to the people are. */
  mark(mark: string): Promise<void>;
  /** Somebody writes or presses; in the order given. */
  send(updates: readonly Omit<Update, "update_id">[]): Promise<void>;
  /** All that these chats are shown from now on. */
  watch(chats: readonly number[], onWord: (word: BulkWord) => void): Promise<void>;
  books(): Promise<BulkBooks>;
  /** Everything counted so far is forgotten. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

interface Told {
  readonly number?: number;
  readonly answer?: unknown;
  readonly word?: BulkWord;
}

/** Telegram for a hundred thousand people, in a process of its own: it counts, and refuses whoever is too fast. */
export async function startBulkTelegram(wishes: BulkWishes): Promise<BulkTelegram> {
  const server = fork(join(import.meta.dirname, "bulk-server.ts"), [JSON.stringify(wishes)], {
    execArgv: [],
    serialization: "advanced",
  });
  const [{ port }] = (await once(server, "message")) as [{ readonly port: number }];
  const waiting = new Map<number, (answer: unknown) => void>();
  const readers = new Map<number, (word: BulkWord) => void>();
  let orders = 0;

  server.on("message", ({ number, answer, word }: Told) => {
    if (word !== undefined) readers.get(word.chat)?.(word);
    if (number === undefined) return;
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });

  function give<Answer>(order: BulkOrder): Promise<Answer> {
    const number = ++orders;
    return new Promise((resolve) => {
      waiting.set(number, (answer) => resolve(answer as Answer));
      server.send({ number, order });
    });
  }

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    mark: (mark) => give({ kind: "mark", mark }),
    send: (updates) => give({ kind: "updates", updates }),
    async watch(chats, onWord) {
      for (const chat of chats) readers.set(chat, onWord);
      await give({ kind: "watch", chats });
    },
    books: () => give({ kind: "books" }),
    clear: () => give({ kind: "clear" }),
    async stop() {
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, "exit");
    },
  };
}
