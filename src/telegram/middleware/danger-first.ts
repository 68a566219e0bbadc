import type { NextFunction } from "grammy";
import { stoppingGates } from "../../domain/safety.ts";
import { stopGuide } from "../commands/guide.ts";
import type { House, JuruContext } from "../context.ts";
import { send } from "../message-sender.ts";
import { isPlaceName } from "../place-name.ts";
import { safetyCardReply, safetyReply } from "../replies/safety.ts";

/** Whatever is being talked about: a danger in somebody's own words brings the safety card at once. */
export function dangerFirst(house: House) {
  const { reader, catalogue, places } = house;
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const message = ctx.message ?? ctx.editedMessage;
    const text = message?.text ?? message?.caption ?? "";
    if (text === "" || text.startsWith("/")) return next();

    const { gates, signals, profiling } = reader.read(text);
    // Joining asks for a place, and there are places called Serang ("attack") and Bonjol, one letter from a swelling.
    const isPlace = ctx.member?.status === "joining" && isPlaceName(text, places);
    const isDanger = stoppingGates(gates).length > 0 && !isPlace;
    if (isDanger) {
      await stopGuide(ctx, house);
      await send(ctx, safetyReply({ gates, signals }, { isTold: true }, catalogue, ctx.speech));
    }
    if (profiling) return send(ctx, safetyCardReply("profiling", catalogue, ctx.speech));
    if (!isDanger) await next();
  };
}
