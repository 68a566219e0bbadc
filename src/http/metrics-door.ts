import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";

const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * What Prometheus reads, for whoever shows the token. The address it is asked from says nothing: behind a proxy on this
 * machine the whole world comes from here.
 */
export function addMetrics(server: FastifyInstance, token: string, page: () => Promise<string>): void {
  const expected = digest(`Bearer ${token}`);
  server.get(
    "/metrics",
    {
      onRequest: async (request, reply) => {
        if (timingSafeEqual(digest(request.headers.authorization ?? ""), expected)) return;
        await reply.code(401).header("www-authenticate", "Bearer").send({ error: "The token is missing or wrong." });
      },
    },
    async (_request, reply) => reply.header("content-type", CONTENT_TYPE).send(await page()),
  );
}

/** Digests have equal lengths, which a comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
