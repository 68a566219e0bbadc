import type { FastifyReply, FastifyRequest } from "fastify";

/** Nothing from outside, and no script or style that came in a text. Telegram's own page may show it as a Mini App. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors https://web.telegram.org",
].join("; ");

export async function sendHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    // Nothing goes out. With "no-referrer" the browser would not say of our own forms where they come from.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
  });
}

/**
 * A form is taken from our own pages only. The browser says where it comes from, and no page can make it lie; a browser
 * that says nothing at all is refused too.
 */
export function refuseOthersForms(address: string) {
  const own = new URL(address).origin;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (["GET", "HEAD"].includes(request.method)) return;
    const { "sec-fetch-site": site, origin } = request.headers;
    const isOurs = site === "same-origin" && (origin === undefined || origin === own);
    const isOursByOrigin = site === undefined && origin === own;
    if (!isOurs && !isOursByOrigin)
      await reply.code(403).type("text/plain").send("This form was not sent from this page.");
  };
}
