export interface ApiCall {
  readonly method: string;
  readonly chatId: number | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly at: number;
}

const LONGEST_LOG = 10_000;

/** Calls that the playground accepted, oldest first: what really reached "Telegram". */
export class CallLog {
  readonly #calls: ApiCall[] = [];

  add(call: ApiCall): void {
    this.#calls.push(call);
    if (this.#calls.length > LONGEST_LOG) this.#calls.splice(0, LONGEST_LOG / 10);
  }

  calls(method?: string, chatId?: number): readonly ApiCall[] {
    return this.#calls.filter(
      (call) => (method === undefined || call.method === method) && (chatId === undefined || call.chatId === chatId),
    );
  }
}
