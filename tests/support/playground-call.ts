import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type Playground, type PlaygroundOptions, startPlayground } from "../../src/playground/start-playground.ts";

export interface ApiAnswer {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
  readonly result?: unknown;
}

/** A playground that ends with the test. */
export async function playgroundForTest(options: PlaygroundOptions = {}): Promise<Playground> {
  const playground = await startPlayground(options);
  onTestFinished(() => playground.close());
  return playground;
}

export async function call(playground: Playground, method: string, parameters: object = {}): Promise<ApiAnswer> {
  const response = await fetch(`${playground.apiRoot}/bot${playground.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as ApiAnswer;
}

export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly update: { readonly update_id: number; readonly message?: { readonly text?: string } };
}

export interface Receiver {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A bot's webhook that answers as the test says. */
export async function webhookReceiver(reply: (delivery: Delivery) => Reply | Promise<Reply>): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const delivery = { headers: request.headers, update: JSON.parse(Buffer.concat(parts).toString()) };
    deliveries.push(delivery);
    const { status, headers, body } = await reply(delivery);
    response.writeHead(status, headers).end(body);
  };
  const server = createServer((request, response) => void answer(request, response));
  await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, deliveries };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}
