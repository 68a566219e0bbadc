import Fastify, { type FastifyInstance } from "fastify";

/** The bot's own door: health for whoever watches it, and the webhook where it is used. */
export function createHttpServer(isReady: () => boolean): FastifyInstance {
  const server = Fastify({ logger: false, forceCloseConnections: "idle", requestTimeout: 30_000 });
  server.get("/healthz", async () => ({ status: "alive" }));
  server.get("/readyz", async (_request, reply) =>
    isReady() ? { status: "ready" } : reply.code(503).send({ status: "the store is away" }),
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
