import { Agent, request } from "undici";

export interface TelegramCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or a multipart stream that can be read only once. */
  readonly body: string | AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal | undefined;
}

export interface TelegramAnswer {
  readonly status: number;
  /** Telegram's JSON as text; an error page of something in between never gets here. */
  readonly text: string;
  readonly retryAfter: number | undefined;
}

/** Telegram did not answer in its own words: cut, refused, or a proxy's error page. Never holds the bot's token. */
export class TelegramAway extends Error {
  override readonly name = "TelegramAway";
  /** True when not a byte had gone out: then nothing can have been done. */
  readonly isUnsent: boolean;

  constructor(message: string, isUnsent = false) {
    super(message);
    this.isUnsent = isUnsent;
  }
}

/** A keep-alive pool: half the processor time of grammY's default client. */
export function createTelegramRequest(connections = 64): {
  readonly call: (call: TelegramCall) => Promise<TelegramAnswer>;
  readonly close: () => Promise<void>;
} {
  const agent = new Agent({ connections, keepAliveTimeout: 30_000, headersTimeout: 60_000, bodyTimeout: 60_000 });
  return {
    async call({ url, method, headers, body, signal }) {
      try {
        const { statusCode, body: answer } = await request(url, {
          method: method as "POST",
          headers: { "content-type": headers["content-type"] ?? "application/json" },
          body: typeof body === "string" ? body : (body as never),
          signal: signal ?? null,
          dispatcher: agent,
        });
        return readAnswer(statusCode, await answer.text());
      } catch (error) {
        if (error instanceof TelegramAway) throw error;
        const reason = error instanceof Error ? error.message.replaceAll(url, "Telegram") : "no answer";
        throw new TelegramAway(reason, neverConnected(error));
      }
    },
    close: () => agent.destroy(),
  };
}

function readAnswer(status: number, text: string): TelegramAnswer {
  if (!text.startsWith("{")) throw new TelegramAway(`an answer that is not Telegram's (HTTP ${status})`);
  const retryAfter = status === 429 ? readRetryAfter(text) : undefined;
  return { status, text, retryAfter };
}

function readRetryAfter(text: string): number {
  const { parameters } = JSON.parse(text) as { parameters?: { retry_after?: number } };
  return parameters?.retry_after ?? 1;
}

/** No name found, refused, or no way there. A connection that breaks later may have brought the call to Telegram. */
function neverConnected(error: unknown): boolean {
  const { code, syscall, cause } = error as { code?: string; syscall?: string; cause?: unknown };
  if (code === "UND_ERR_CONNECT_TIMEOUT" || syscall === "connect" || syscall === "getaddrinfo") return true;
  if (error instanceof AggregateError) return error.errors.every(neverConnected);
  return cause instanceof Error && neverConnected(cause);
}
