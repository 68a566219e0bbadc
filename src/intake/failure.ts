import { StoreAway } from "../domain/inbox.ts";
import { TelegramAway } from "./telegram-request.ts";
import { currentScope, type Trouble } from "./update-scope.ts";

/** Refusals that mean that nobody is there to read an answer. */
const UNREACHABLE = /chat not found|PEER_ID_INVALID|user is deactivated|bot was (blocked|kicked)/;

/** What an answer of Telegram says about the world outside; undefined for one that is about the call itself. */
export function troubleIn(status: number, text: string): Trouble | undefined {
  if (status === 429 || status >= 500) return "telegram away";
  // Said of the bot itself (its token was changed), never of one update: nobody is to be lost by it.
  if (status === 401 || status === 404) return "telegram away";
  return status === 403 || (status === 400 && UNREACHABLE.test(text)) ? "unreachable" : undefined;
}

/** The kind of an error that reached us whole. */
export function troubleOf(error: unknown): Trouble | undefined {
  for (let cause = error; cause instanceof Error; cause = "error" in cause ? cause.error : cause.cause) {
    if (cause instanceof TelegramAway) return "telegram away";
    if (cause instanceof StoreAway) return "store away";
    if ("error_code" in cause) return troubleIn(Number(cause.error_code), cause.message);
  }
  return undefined;
}

/** The same port, which notes in the scope of the update when the store is away. */
export function notingStoreAway<T extends object>(port: T): T {
  const note = (error: unknown): never => {
    const scope = currentScope();
    if (scope !== undefined) scope.trouble = troubleOf(error);
    throw error;
  };
  async function* notingEach(answers: AsyncIterable<unknown>): AsyncIterable<unknown> {
    try {
      yield* answers;
    } catch (error) {
      note(error);
    }
  }
  return new Proxy(port, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(value, target, args);
        if (isIterable(answer)) return notingEach(answer);
        return answer instanceof Promise ? answer.catch(note) : answer;
      };
    },
  });
}

/** The same for each of several ports. */
export function notingStoreAwayEach<Ports extends Readonly<Record<string, object>>>(ports: Ports): Ports {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, notingStoreAway(port)])) as Ports;
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
}

/** Never the message: it may hold people's words. */
export function nameOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = "error" in cause ? cause.error : cause.cause) {
    if (!("error" in cause) && cause.cause === undefined) return describe(cause);
  }
  return typeof error;
}

function describe(error: Error): string {
  const code = "error_code" in error ? ` ${String(error.error_code)}` : "";
  const lines = error.stack?.split("\n") ?? [];
  const place = lines.find((line) => line.trimStart().startsWith("at "))?.trim() ?? "";
  return `${error.name}${code} ${place}`.trim();
}
