import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Balancer {
  readonly url: string;
  /** Requests that met a closed door, or were broken off: what a rolling update must not have. */
  readonly missed: { refused: number; brokenOff: number };
  close(): Promise<void>;
}

export interface BalancerWishes {
  /** How often `/readyz` is asked of each; who says no gets nothing new. Left out, nobody is asked. */
  readonly looksEveryMs?: number;
}

/**
 * Gives each request to the next instance. Who refuses the connection is passed over; who breaks off in the middle is
 * answered for with 502, and nothing is tried twice here: coming again is Telegram's part.
 */
export async function startBalancer(
  ports: readonly number[],
  { looksEveryMs }: BalancerWishes = {},
): Promise<Balancer> {
  const agent = new Agent({ keepAlive: false });
  const missed = { refused: 0, brokenOff: 0 };
  const ready = new Set(looksEveryMs === undefined ? ports : []);
  let turn = 0;

  const look = () =>
    void Promise.all(ports.map(async (port) => ((await isReady(port)) ? ready.add(port) : ready.delete(port))));
  const looking = looksEveryMs === undefined ? undefined : setInterval(look, looksEveryMs);

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
    const open = ports.filter((port) => ready.has(port));
    for (let skipped = 0; skipped < open.length; skipped++) {
      const port = open[(first + skipped) % open.length] ?? 0;
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
      forward.once("error", (error: NodeJS.ErrnoException) => {
        const isRefused = error.code === "ECONNREFUSED";
        missed[isRefused ? "refused" : "brokenOff"] += 1;
        resolve(isRefused ? "refused" : fail(outgoing));
      });
      forward.end(body);
    });
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    missed,
    async close() {
      clearInterval(looking);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function fail(outgoing: ServerResponse): "passed" {
  if (!outgoing.headersSent) outgoing.writeHead(502);
  outgoing.end();
  return "passed";
}
