import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface LaggingReplicas {
  /** For `inFront` of a node: a port through which everything passes at once, but for what goes to its replica. */
  inFront(port: number): Promise<number>;
  /** How many milliseconds what a primary has done is on its way to its replica. Lost on the way, if the primary dies. */
  lag(milliseconds: number): void;
  close(): void;
}

/** A network on which primary and replica stand far apart: what kill -9 alone hardly ever shows on one machine. */
export function laggingReplicas(): LaggingReplicas {
  let delay = 0;
  const closes: (() => void)[] = [];

  function pass(client: Socket, server: Socket): void {
    let isReplica = false;
    client.on("data", (piece: Buffer) => {
      isReplica ||= piece.includes("PSYNC");
      server.write(piece);
    });
    server.on("data", (piece: Buffer) => {
      if (!isReplica || delay === 0) client.write(piece);
      else setTimeout(() => void (server.destroyed || client.write(piece)), delay);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  }

  return {
    async inFront(port) {
      const listener = createServer((client) => pass(client, connect(port, "127.0.0.1"))).listen(0, "127.0.0.1");
      await once(listener, "listening");
      closes.push(() => listener.close());
      return (listener.address() as { readonly port: number }).port;
    },
    lag(milliseconds) {
      delay = milliseconds;
    },
    close: () => closes.forEach((close) => close()),
  };
}
