import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BulkBooks, BulkWishes } from "./bulk-books.ts";

export interface BulkTelegram {
  readonly apiRoot: string;
  /** Somebody writes or presses; in the order given. */
  send(updates: readonly { readonly update_id: number; readonly chat: number; readonly update: object }[]): void;
  books(): Promise<BulkBooks>;
  /** Everything counted so far is forgotten. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** Telegram for a hundred thousand people, in a process of its own: it counts, and refuses whoever is too fast. */
export async function startBulkTelegram(wishes: BulkWishes): Promise<BulkTelegram> {
  const server = fork(join(import.meta.dirname, "bulk-server.ts"), [JSON.stringify(wishes)], {
    serialization: "advanced",
  });
  const [{ port }] = (await once(server, "message")) as [{ readonly port: number }];
  async function ask(kind: "books" | "clear"): Promise<BulkBooks> {
    const answer = once(server, "message");
    server.send({ kind });
    const [{ books }] = (await answer) as [{ readonly books: BulkBooks }];
    return books;
  }
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    send: (updates) => void server.send({ kind: "updates", updates: [...updates] }),
    books: () => ask("books"),
    async clear() {
      await ask("clear");
    },
    async stop() {
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, "exit");
    },
  };
}
