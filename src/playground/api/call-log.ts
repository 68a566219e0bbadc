export interface ApiCall {
  readonly method: string;
  readonly chatId: number | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly at: number;
  /** What the caller said about why it calls, in the header `x-playground-cause`. */
  readonly cause?: string;
}

/** A call whose connection is over. It is cut where the caller cannot have read the whole answer. */
export interface EndedCall extends ApiCall {
  readonly isCut: boolean;
}

const LONGEST_LOG = 10_000;

/** Calls that the playground accepted, oldest first: what really reached "Telegram". */
export class CallLog {
  readonly #calls: ApiCall[] = [];
  readonly #listeners = new Set<(call: EndedCall) => void>();

  add(call: ApiCall): void {
    this.#calls.push(call);
    if (this.#calls.length > LONGEST_LOG) this.#calls.splice(0, LONGEST_LOG / 10);
  }

  /** Tells the listeners, who hear of every call, however long the log. */
  end(call: ApiCall, isCut: boolean): void {
    for (const listener of this.#listeners) listener({ ...call, isCut });
  }

  onEnd(listener: (call: EndedCall) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  calls(method?: string, chatId?: number): readonly ApiCall[] {
    return this.#calls.filter(
      (call) => (method === undefined || call.method === method) && (chatId === undefined || call.chatId === chatId),
    );
  }
}
