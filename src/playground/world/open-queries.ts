import { badRequest } from "../api/api-error.ts";

export interface OpenCallback {
  readonly personId: number;
  readonly chatId: number;
}

export interface OpenInlineQuery {
  readonly personId: number;
  readonly query: string;
}

/** Button presses and inline queries that wait for the bot's answer. Each takes one answer, in time. */
export class OpenQueries<Query> {
  readonly #open = new Map<string, { readonly query: Query; readonly until: number }>();
  readonly #lifetimeMs: number;
  #nextId = BigInt(Date.now()) * 1_000_000n;

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  open(query: Query): string {
    const id = String(this.#nextId++);
    this.#open.set(id, { query, until: Date.now() + this.#lifetimeMs });
    return id;
  }

  /** Takes the query out: a second answer finds nothing. */
  close(id: string): Query {
    const found = this.#open.get(id);
    this.#open.delete(id);
    if (!found || found.until < Date.now()) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    return found.query;
  }
}
