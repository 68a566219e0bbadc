import { hash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Update } from "grammy/types";
import type { LastCall, LeaveLastCall } from "./last-call.ts";
import { isUpdate, type Outcome } from "./process-update.ts";

export const WEBHOOK_PATH = "/telegram";
const LARGEST_BODY = 1024 * 1024;

/** Telegram's door. 2xx is said only after the update is committed; until then Telegram keeps it. */
export function addWebhook(
  server: FastifyInstance,
  secret: string,
  process: (update: Update, leave: LeaveLastCall) => Promise<Outcome>,
): void {
  const expected = digest(secret);
  server.post(
    WEBHOOK_PATH,
    {
      bodyLimit: LARGEST_BODY,
      onRequest: async (request, reply) => {
        const given = request.headers["x-telegram-bot-api-secret-token"];
        if (typeof given === "string" && timingSafeEqual(digest(given), expected)) return;
        await reply.code(401).send({ error: "The secret token is missing or wrong." });
      },
    },
    async (request, reply) => {
      if (!isUpdate(request.body)) return reply.code(400).send({ error: "This is no Telegram update." });
      let last: LastCall | undefined;
      const outcome = await process(request.body, (call) => {
        last = call;
      });
      if (outcome === "done") return reply.code(200).send(last);
      return reply.code(503).header("retry-after", "1").send({ error: "Please send it again." });
    },
  );
}

/** Digests have equal lengths, which a comparison in constant time needs. */
function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
