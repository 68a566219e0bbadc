import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Gives each request to the next instance. Who refuses the connection is passed over; who breaks off in the middle is
 * answered for with 502, and nothing is tried twice here: coming again is Telegram's part.
 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: false });
  let turn = 0;

  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    try {
      for await (const part of incoming) parts.push(part as Buffer);
    } catch {
      return;
    }
    const first = turn++;
    for (let skipped = 0; skipped < ports.length; skipped++) {
      const port = ports[(first + skipped) % ports.length] ?? 0;
      const outcome = await pass({ incoming, outgoing, port, body: Buffer.concat(parts) });
      if (outcome !== "refused") return;
    }
    fail(outgoing);
  }

  interface Passing {
    readonly incoming: IncomingMessage;
    readonly outgoing: ServerResponse;
    readonly port: number;
    readonly body: Buffer;
  }

  function pass({ incoming, outgoing, port, body }: Passing): Promise<"refused" | "passed"> {
    const { method = "GET", url: path = "/", headers } = incoming;
    return new Promise((resolve) => {
      const forward = request({ agent, host: "127.0.0.1", port, method, path, headers }, (reply) => {
        const answered: Buffer[] = [];
        reply.on("data", (part: Buffer) => answered.push(part));
        reply.once("error", () => resolve(fail(outgoing)));
        reply.once("end", () => {
          const { "transfer-encoding": _, connection: __, ...given } = reply.headers;
          outgoing.writeHead(reply.statusCode ?? 502, given).end(Buffer.concat(answered));
          resolve("passed");
        });
      });
      forward.once("error", (error: NodeJS.ErrnoException) =>
        resolve(error.code === "ECONNREFUSED" ? "refused" : fail(outgoing)),
      );
      forward.end(body);
    });
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function fail(outgoing: ServerResponse): "passed" {
  if (!outgoing.headersSent) outgoing.writeHead(502);
  outgoing.end();
  return "passed";
}
