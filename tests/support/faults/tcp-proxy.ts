import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What the network between two processes is like:
 * - `open`: everything passes.
 * - `refused`: connections are reset, those that stand and those that come.
 * - `black hole`: connections are accepted, nothing passes. What was written meanwhile arrives late, when it is open again,
 *   as with packets that are sent anew.
 * - `replies lost`: requests arrive, their replies do not, and nobody is told. No network goes on in the middle of a stream:
 *   connections that lost something are reset when it is open again.
 * - `replies skipped`: what no network does, and a broken program in between could: the replies go on after a gap.
 * - `reply resets`: requests arrive, and the connection is reset when their reply comes.
 */
export type Network = "open" | "refused" | "black hole" | "replies lost" | "replies skipped" | "reply resets";

export interface TcpProxy {
  readonly port: number;
  /** Connections that stand. */
  connections(): number;
  /** How many bytes of replies were lost so far. */
  lost(): number;
  set(network: Network): void;
  /** Each piece passes so many milliseconds late; 0 ends it. */
  slow(milliseconds: number): void;
  /** Resets the connections that stand; new ones may come at once. */
  cut(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between a client and the port of a server, so that a test can hurt the network between them. */
export async function tcpProxy(target: number): Promise<TcpProxy> {
  let network: Network = "open";
  let delay = 0;
  let lost = 0;
  const pairs = new Set<Pair>();
  const gaps = new Set<Pair>();
  const listener = createServer(accept).listen(0, "127.0.0.1");
  await once(listener, "listening");

  function accept(client: Socket): void {
    client.on("error", () => undefined);
    if (network === "refused") {
      client.resetAndDestroy();
      return;
    }
    const server = connect(target, "127.0.0.1");
    server.on("error", () => undefined);
    const pair = { client, server };
    pairs.add(pair);
    for (const socket of [client, server]) socket.setNoDelay(true);
    const forward = { client: createPipe(client, server), server: createPipe(server, client) };
    client.on("data", (piece: Buffer) => forward.client.pass(piece));
    server.on("data", (piece: Buffer) => answer(pair, piece, forward.server));
    client.on("end", () => forward.client.end());
    server.on("end", () => forward.server.end());
    client.on("close", () => end(pair, forward.client));
    server.on("close", () => end(pair, forward.server));
    if (network === "black hole") hold(pair, true);
  }

  function answer(pair: Pair, piece: Buffer, pipe: ReturnType<typeof createPipe>): void {
    if (network === "open") return pipe.pass(piece);
    lost += piece.length;
    if (network === "replies lost") gaps.add(pair);
    if (network === "reply resets") reset(pair);
  }

  /** In order, and each piece as late as the network is slow. */
  function createPipe(from: Socket, to: Socket) {
    let line = Promise.resolve();
    const then = (act: () => void) => {
      const wait = delay;
      line = line.then(async () => {
        if (wait > 0) await sleep(wait);
        act();
      });
    };
    return {
      pass(piece: Buffer) {
        if (delay > 0) from.pause();
        then(() => {
          if (!to.destroyed) to.write(piece);
          if (network !== "black hole") from.resume();
        });
      },
      end: () => then(() => to.end()),
      done: () => line,
    };
  }

  function end(pair: Pair, pipe: ReturnType<typeof createPipe>): void {
    // What one side wrote before it went is on its way still.
    void pipe.done().then(() => {
      pairs.delete(pair);
      pair.client.destroy();
      pair.server.end();
    });
  }

  function hold({ client, server }: Pair, isHeld: boolean): void {
    for (const socket of [client, server]) {
      if (isHeld) socket.pause();
      else socket.resume();
    }
  }

  function reset(pair: Pair): void {
    pairs.delete(pair);
    pair.client.resetAndDestroy();
    pair.server.destroy();
  }

  function cut(): void {
    for (const pair of [...pairs]) reset(pair);
  }

  return {
    port: (listener.address() as { readonly port: number }).port,
    connections: () => pairs.size,
    lost: () => lost,
    set(next) {
      network = next;
      if (next === "refused") cut();
      for (const pair of gaps) reset(pair);
      gaps.clear();
      for (const pair of pairs) hold(pair, next === "black hole");
    },
    slow(milliseconds) {
      delay = milliseconds;
    },
    cut,
    async close() {
      cut();
      listener.close();
      await once(listener, "close");
    },
  };
}
