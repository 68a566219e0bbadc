import type { Dispatcher } from "undici";

export interface WholeAnswer {
  readonly status: number;
  readonly text: string;
}

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds that may pass until the answer begins, and between two parts of it. */
  readonly patience: number;
}

/**
 * Posts, and gives the answer when it is there whole. The streams of undici's `request` are spared: Telegram answers with one small
 * piece of JSON. Rejects with undici's own errors.
 */
export function postWhole(dispatcher: Dispatcher, { url, headers, body, patience }: Posting): Promise<WholeAnswer> {
  const { origin, pathname, search } = new URL(url);
  const options = {
    ...{ origin, path: pathname + search, method: "POST", headers, body },
    ...{ headersTimeout: patience, bodyTimeout: patience },
  } as const;
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let status = 0;
    dispatcher.dispatch(options, {
      onRequestStart: () => undefined,
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData: (_controller, part) => void parts.push(part),
      onResponseEnd: () => resolve({ status, text: Buffer.concat(parts).toString() }),
      onResponseError: (_controller, error) => reject(error),
    });
  });
}
