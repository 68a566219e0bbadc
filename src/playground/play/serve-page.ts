import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

// Nothing from outside of this computer, and no script that came in a message.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The chat page: plain files, sent as they are. */
export async function servePage(server: FastifyInstance): Promise<void> {
  await server.register(fastifyStatic, {
    root: join(import.meta.dirname, "..", "page"),
    cacheControl: false,
    setHeaders: (response) => {
      response.header("content-security-policy", CONTENT_SECURITY_POLICY);
      response.header("x-content-type-options", "nosniff");
      response.header("referrer-policy", "no-referrer");
      response.header("cache-control", "no-cache");
    },
  });
}
