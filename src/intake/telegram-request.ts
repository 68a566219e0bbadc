import { Agent, request } from "undici";
import { postWhole } from "./post-whole.ts";

export interface TelegramCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or a multipart stream that can be read only once. */
  readonly body: string | AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal | undefined;
  /** How long Telegram may be silent, in ms. */
  readonly patience: number;
}

export interface TelegramAnswer {
  readonly status: number;
  /** Telegram's JSON, as text and read; an error page of something in between, or half an answer, never gets here. */
  readonly text: string;
  readonly json: TelegramJson;
  readonly retryAfter: number | undefined;
}

export interface TelegramJson {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
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

const CONNECT_WITHIN = 5000;

/** A keep-alive pool: half the processor time of grammY's default client. */
export function createTelegramRequest(connections = 64): {
  readonly call: (call: TelegramCall) => Promise<TelegramAnswer>;
  readonly close: () => Promise<void>;
} {
  const openPool = () => new Agent({ connections, keepAliveTimeout: 30_000, connectTimeout: CONNECT_WITHIN });
  let pool = openPool();

  /** When the network swallows one connection, the others that lie idle lead nowhere either, and nobody has told us. */
  function replace(silent: Agent): void {
    if (silent !== pool) return;
    pool = openPool();
    void silent.close().catch(() => undefined);
  }

  return {
    async call({ url, method, headers, body, signal, patience }) {
      const used = pool;
      try {
        const type = headers["content-type"] ?? "application/json";
        if (method === "POST" && typeof body === "string" && signal === undefined) {
          const { status, text } = await postWhole(used, { url, headers: { "content-type": type }, body, patience });
          return readAnswer(status, text);
        }
        const { statusCode, body: answer } = await request(url, {
          method: method as "POST",
          headers: { "content-type": type },
          body: typeof body === "string" ? body : (body as never),
          signal: signal ?? null,
          dispatcher: used,
          headersTimeout: patience,
          bodyTimeout: patience,
        });
        return readAnswer(statusCode, await answer.text());
      } catch (error) {
        if (error instanceof TelegramAway) throw error;
        if (isSilence(error)) replace(used);
        const reason = error instanceof Error ? error.message.replaceAll(url, "Telegram") : "no answer";
        throw new TelegramAway(reason, neverConnected(error));
      }
    },
    close: () => pool.destroy(),
  };
}

function readAnswer(status: number, text: string): TelegramAnswer {
  const json = readJson(text);
  if (json === undefined) throw new TelegramAway(`an answer that is not Telegram's (HTTP ${status})`);
  const retryAfter = status === 429 ? (json.parameters?.retry_after ?? 1) : undefined;
  return { status, text, json, retryAfter };
}

/** Undefined for a page of a proxy, and for an answer that broke off: both may be well-formed HTTP. */
function readJson(text: string): TelegramJson | undefined {
  try {
    const json = JSON.parse(text) as Partial<TelegramJson> | null;
    return typeof json?.ok === "boolean" ? (json as TelegramJson) : undefined;
  } catch {
    return undefined;
  }
}

function isSilence(error: unknown): boolean {
  const { code = "" } = error as { code?: string };
  return code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT";
}

/** No name found, refused, or no way there. A connection that breaks later may have brought the call to Telegram. */
function neverConnected(error: unknown): boolean {
  const { code, syscall, cause } = error as { code?: string; syscall?: string; cause?: unknown };
  if (code === "UND_ERR_CONNECT_TIMEOUT" || syscall === "connect" || syscall === "getaddrinfo") return true;
  if (error instanceof AggregateError) return error.errors.every(neverConnected);
  return cause instanceof Error && neverConnected(cause);
}
