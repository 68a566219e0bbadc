import type { NextFunction } from "grammy";
import { stoppingGates } from "../../domain/safety.ts";
import type { House, JuruContext } from "../context.ts";
import { send } from "../message-sender.ts";
import { safetyCardReply, safetyReply } from "../replies/safety.ts";

/** Whatever is being talked about: a danger in somebody's own words brings the safety card at once. */
export function dangerFirst({ reader, catalogue }: House) {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const text = (ctx.message ?? ctx.editedMessage)?.text ?? "";
    if (text === "" || text.startsWith("/")) return next();

    const { gates, signals, profiling } = reader.read(text);
    if (profiling) return send(ctx, safetyCardReply("profiling", catalogue, ctx.speech));
    if (stoppingGates(gates).length > 0)
      return send(ctx, safetyReply({ gates, signals }, { isTold: true }, catalogue, ctx.speech));
    await next();
  };
}
