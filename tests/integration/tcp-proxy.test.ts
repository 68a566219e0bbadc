import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TcpProxy, tcpProxy } from "../support/faults/tcp-proxy.ts";

const heard: string[] = [];
const closing: (() => unknown)[] = [];
let proxy: TcpProxy;

beforeEach(async () => {
  heard.length = 0;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.on("data", (piece: Buffer) => {
      heard.push(piece.toString());
      socket.write(`yes, ${piece.toString()}`);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  proxy = await tcpProxy((server.address() as { readonly port: number }).port);
  closing.push(async () => {
    await proxy.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function caller() {
  const socket = connect(proxy.port, "127.0.0.1");
  const said: string[] = [];
  let error = "";
  socket.on("error", (one: NodeJS.ErrnoException) => (error = one.code ?? ""));
  socket.on("data", (piece: Buffer) => said.push(piece.toString()));
  closing.push(() => socket.destroy());
  // A reset may come before the word that it is connected.
  await once(socket, "connect").catch(() => undefined);
  return { socket, said: () => said.join(), error: () => error };
}

describe("a network that can be hurt", () => {
  it("passes everything when it is open, and late when it is slow", async () => {
    const { socket, said } = await caller();

    socket.write("a");
    await expect.poll(said).toBe("yes, a");
    proxy.slow(200);
    const begun = performance.now();
    socket.write("b");
    await expect.poll(said, { timeout: 3000 }).toBe("yes, a,yes, b");

    expect(performance.now() - begun).toBeGreaterThan(390);
  });

  it("resets what stands and what comes when it refuses", async () => {
    const { error } = await caller();

    proxy.set("refused");
    await expect.poll(error).toBe("ECONNRESET");
    const second = await caller();

    await expect.poll(second.error).toBe("ECONNRESET");
    expect(proxy.connections()).toBe(0);
  });

  it("lets nothing through a black hole, and what was written arrives late, even of one who has gone", async () => {
    const { socket, said } = await caller();
    const gone = await caller();
    await expect.poll(() => proxy.connections()).toBe(2);

    proxy.set("black hole");
    socket.write("a");
    gone.socket.end("b");
    await sleep(100);
    expect([heard, said()]).toEqual([[], ""]);
    proxy.set("open");

    await expect.poll(said).toBe("yes, a");
    await expect.poll(() => heard.toSorted()).toEqual(["a", "b"]);
  });

  it("loses replies, and does not go on behind the gap", async () => {
    const { socket, said } = await caller();

    proxy.set("replies lost");
    socket.write("a");
    await expect.poll(() => proxy.lost()).toBe(6);
    expect([heard, said(), socket.destroyed]).toEqual([["a"], "", false]);
    proxy.set("open");

    await expect.poll(() => socket.destroyed).toBe(true);
    expect(said()).toBe("");
  });

  it("resets in place of a reply", async () => {
    const { socket, said } = await caller();

    proxy.set("reply resets");
    socket.write("b");

    await expect.poll(() => socket.destroyed).toBe(true);
    expect([heard, said()]).toEqual([["b"], ""]);
  });
});
