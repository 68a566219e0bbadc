import Fastify, { type FastifyInstance } from "fastify";
import type { StoreStanding } from "../domain/store-standing.ts";

export interface Readiness {
  /** False when updates do not get through any more, and nothing but a new start would help. */
  isAlive(): boolean;
  /** False until Telegram has told who we are: what comes earlier would have to come again. */
  isStarted(): boolean;
  isStoreHere(): boolean;
  /** True as soon as the end is asked for: a balancer shall send nothing more, while what it sends is still answered. */
  isEnding(): boolean;
  standing(): StoreStanding;
}

/** The bot's own door: health for whoever watches it, and the webhook where it is used. */
export function createHttpServer(readiness: Readiness): FastifyInstance {
  const server = Fastify({ logger: false, forceCloseConnections: "idle", requestTimeout: 30_000 });
  server.get("/healthz", async (_request, reply) =>
    readiness.isAlive() ? { status: "alive" } : reply.code(503).send({ status: "updates do not get through" }),
  );
  server.get("/readyz", async (_request, reply) => {
    const status = whyNotReady(readiness);
    // Full it still answers: whoever watches is told, and nobody takes the bot from the net.
    return status === undefined ? { status: "ready", store: readiness.standing() } : reply.code(503).send({ status });
  });
  return server;
}

/** Undefined while it is ready. */
export function whyNotReady({ isStarted, isStoreHere, isEnding }: Readiness): string | undefined {
  if (isEnding()) return "ending";
  if (!isStoreHere()) return "the store is away";
  return isStarted() ? undefined : "starting";
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
