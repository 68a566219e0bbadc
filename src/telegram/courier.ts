import { type Api, GrammyError, HttpError } from "grammy";
import type { Courier, Delivery } from "../domain/broadcast-desk.ts";
import { type BroadcastMessage, composeMessage } from "./broadcast-message.ts";
import type { House } from "./context.ts";
import { isUnreachable } from "./message-sender.ts";

/** Brings broadcasts to people. `api` tries each call once: whoever paces the sending repeats it. */
export function createCourier(api: Api, { speeches, members }: Pick<House, "speeches" | "members">): Courier {
  return {
    async deliver(to, letter) {
      const message = composeMessage(letter, to.language, speeches);
      const delivery = await post(api, to.id, message).then(() => SENT, readFailure);
      // When it cannot be noted, the next broadcast finds it out anew.
      if (delivery.result.kind === "unreachable") await members.noteReach(to.id, false).catch(() => undefined);
      return delivery;
    },
  };
}

const SENT: Delivery = { result: { kind: "sent" } };

async function post(api: Api, chat_id: number, message: BroadcastMessage): Promise<unknown> {
  switch (message.method) {
    case "sendMessage":
      return api.raw.sendMessage({ chat_id, ...message.parameters });
    case "sendPhoto":
      return api.raw.sendPhoto({ chat_id, ...message.parameters });
    case "sendDocument":
      return api.raw.sendDocument({ chat_id, ...message.parameters });
  }
}

function readFailure(error: unknown): Delivery {
  if (error instanceof GrammyError) return readRefusal(error);
  const cause: unknown = error instanceof HttpError ? error.error : error;
  if ((cause as { isUnsent?: boolean }).isUnsent === true) return { result: { kind: "not sent" }, isAway: true };
  return { result: { kind: "unknown" } };
}

function readRefusal(error: GrammyError): Delivery {
  const { error_code, parameters } = error;
  if (error_code === 429) return { result: { kind: "not sent" }, retryAfter: parameters.retry_after ?? 1 };
  if (error_code >= 500) return { result: { kind: "failed", reason: "server" } };
  if (isUnreachable(error)) return { result: { kind: "unreachable" } };
  // Telegram says this of the bot itself (its token was changed), never of one message: nobody is to be lost by it.
  if (error_code === 401 || error_code === 404) return { result: { kind: "not sent" }, isAway: true };
  return { result: { kind: "failed", reason: "rejected" } };
}
