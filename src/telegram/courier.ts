import type { Courier, Delivery } from "../domain/broadcast-desk.ts";
import { composeMessage } from "./broadcast-message.ts";
import type { House } from "./context.ts";
import { isOutOfReach } from "./message-sender.ts";

/** What Telegram says to a call: done, or a refusal. */
export interface Told {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

/** Tries a method of the Bot API once: whoever paces the sending repeats it. Throws when Telegram says nothing. */
export type CallOnce = (method: string, parameters: object) => Promise<Told>;

/** Brings broadcasts to people. */
export function createCourier(call: CallOnce, { speeches, members }: Pick<House, "speeches" | "members">): Courier {
  return {
    async deliver(to, letter) {
      const { method, parameters } = composeMessage(letter, to.language, speeches);
      const delivery = await call(method, { chat_id: to.id, ...parameters }).then(readAnswer, readSilence);
      // When it cannot be noted, the next broadcast finds it out anew.
      if (delivery.result.kind === "unreachable") await members.noteReach(to.id, false).catch(() => undefined);
      return delivery;
    },
  };
}

const SENT: Delivery = { result: { kind: "sent" } };

function readSilence(error: unknown): Delivery {
  if ((error as { isUnsent?: boolean }).isUnsent === true) return { result: { kind: "not sent" }, isAway: true };
  return { result: { kind: "unknown" } };
}

function readAnswer({ ok, error_code = 0, description = "", parameters }: Told): Delivery {
  if (ok) return SENT;
  if (error_code === 429) return { result: { kind: "not sent" }, retryAfter: parameters?.retry_after ?? 1 };
  if (error_code >= 500) return { result: { kind: "failed", reason: "server" } };
  if (isOutOfReach({ error_code, description })) return { result: { kind: "unreachable" } };
  // Telegram says this of the bot itself (its token was changed), never of one message: nobody is to be lost by it.
  if (error_code === 401 || error_code === 404) return { result: { kind: "not sent" }, isAway: true };
  return { result: { kind: "failed", reason: "rejected" } };
}
