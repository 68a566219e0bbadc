export interface BotAddress {
  readonly apiRoot: string;
  readonly token: string;
}

export type Answer<Result> =
  | { readonly kind: "ok"; readonly result: Result }
  | { readonly kind: "refused"; readonly code: number; readonly description: string }
  | { readonly kind: "silent" };

export interface BotUser {
  readonly id: number;
  readonly username: string;
  readonly first_name: string;
}

const PATIENCE = 15_000;

/** One call of the Bot API, before there is a bot. The token never appears in what comes back. */
export async function callBot<Result>(
  { apiRoot, token }: BotAddress,
  method: string,
  parameters: object = {},
): Promise<Answer<Result>> {
  try {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const body = (await response.json()) as {
      ok?: boolean;
      result?: Result;
      error_code?: number;
      description?: string;
    };
    if (body.ok === true && body.result !== undefined) return { kind: "ok", result: body.result };
    return { kind: "refused", code: body.error_code ?? response.status, description: body.description ?? "" };
  } catch {
    return { kind: "silent" };
  }
}
