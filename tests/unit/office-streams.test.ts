import { fastifySSE } from "@fastify/sse";
import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { StoreAway } from "../../src/domain/inbox.ts";
import { closeServer } from "../../src/http/server.ts";
import { createStreams, STREAMS_A_PERSON } from "../../src/office/streams.ts";
import type { Look } from "../../src/office/visit.ts";

describe("a stream of the coordinators' page", () => {
  let server: FastifyInstance;
  afterEach(() => closeServer(server));

  async function streamsOf(look: () => Promise<Look>): Promise<string> {
    server = Fastify({ forceCloseConnections: "idle" });
    await server.register(fastifySSE);
    const streams = createStreams(server);
    server.route({ method: "GET", url: "/", sse: "only", handler: (_request, reply) => streams.run(7, reply, look) });
    return server.listen({ port: 0, host: "127.0.0.1" });
  }
  const going: Look = { word: { event: "progress", data: "half" }, again: 60_000 };

  it("ends for the oldest of too many tabs of one person, and goes on in the others", async () => {
    const address = await streamsOf(async () => going);
    const all = [];
    for (let tab = 0; tab <= STREAMS_A_PERSON; tab += 1) all.push(await fetch(address));

    expect(await all[0]?.text()).toContain("event: progress");
    const second = all[1]?.body?.getReader();
    await second?.read();
    const isOpen = await Promise.race([
      second?.read().then(() => false),
      new Promise((go) => setImmediate(() => go(true))),
    ]);
    expect(isOpen).toBe(true);
  });

  it("ends at once when the server closes, which waits for nobody who listens", async () => {
    const address = await streamsOf(async () => going);
    const listening = await fetch(address);

    await closeServer(server);

    expect(await listening.text()).toContain("half");
  });

  it("says so while the store is away, and ends with the last word", async () => {
    let looks = 0;
    const address = await streamsOf(async () => {
      looks += 1;
      if (looks === 1) throw new StoreAway();
      return { word: { event: "ended", data: "" }, again: undefined };
    });

    expect(await (await fetch(address)).text()).toMatch(/event: away[\s\S]*event: ended/);
  });
});
