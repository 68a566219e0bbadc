import Fastify, { type FastifyInstance } from "fastify";
import type { StoreStanding } from "../domain/store-standing.ts";

/** The bot's own door: health for whoever watches it, and the webhook where it is used. */
export function createHttpServer(
  isReady: () => boolean,
  standing: () => StoreStanding = () => "well",
): FastifyInstance {
  const server = Fastify({ logger: false, forceCloseConnections: "idle", requestTimeout: 30_000 });
  server.get("/healthz", async () => ({ status: "alive" }));
  server.get("/readyz", async (_request, reply) =>
    // Full it still answers: whoever watches is told, and nobody takes the bot from the net.
    isReady() ? { status: "ready", store: standing() } : reply.code(503).send({ status: "the store is away" }),
  );
  return server;
}

/** Takes nothing new, lets what is in hand be answered, and closes kept-alive connections as they fall idle. */
export async function closeServer(server: FastifyInstance): Promise<void> {
  const sweeping = setInterval(() => server.server.closeIdleConnections(), 20);
  try {
    await server.close();
  } finally {
    clearInterval(sweeping);
  }
}
