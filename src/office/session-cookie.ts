import type { FastifyReply, FastifyRequest } from "fastify";
import { SECOND } from "../domain/duration.ts";
import { SESSION_LASTS } from "../domain/office-sessions.ts";

const NAME = "juru-damai-office";

/** In a browser of its own, or in a frame of Telegram's page, where a cookie of ours is one of somebody else. */
export type Place = "browser" | "mini app";

export function sessionOf(request: FastifyRequest): string | undefined {
  return request.cookies[NAME];
}

export function giveSession(reply: FastifyReply, session: string, place: Place, isSecure: boolean): void {
  const isFramed = place === "mini app" && isSecure;
  reply.setCookie(NAME, session, {
    ...{ path: "/office", httpOnly: true, secure: isSecure, maxAge: SESSION_LASTS / SECOND },
    // Partitioned: it is sent in the frame of this one site only. Forms are held to our own pages whatever the cookie says.
    ...(isFramed ? ({ sameSite: "none", partitioned: true } as const) : ({ sameSite: "lax" } as const)),
  });
}

export function takeSession(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(NAME, { path: "/office", httpOnly: true, secure: isSecure });
}
