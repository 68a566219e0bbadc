import type { NextFunction } from "grammy";
import { stoppingGates } from "../../domain/safety.ts";
import { stopGuide } from "../commands/guide.ts";
import type { House, JuruContext } from "../context.ts";
import { REASON } from "../flows/reason.ts";
import { send } from "../message-sender.ts";
import { isPlaceName } from "../place-name.ts";
import { safetyCardReply, safetyReply } from "../replies/safety.ts";

/** Behind these stand the payload of a link, and words to look for in the cards. */
const WITHOUT_STORY = /^\/(?:start|teknik|techniques)(?:@\w+)?(?:\s|$)/i;

/** Whatever is being talked about: a danger in somebody's own words brings the safety card at once. */
export function dangerFirst(house: House) {
  const { reader, catalogue, places } = house;
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const message = ctx.message ?? ctx.editedMessage;
    const text = storyIn(message?.text ?? message?.caption ?? "");
    if (text === "") return next();

    const { gates, signals, profiling } = reader.read(text);
    // Joining asks for a place, and there are places called Serang ("attack") and Bonjol, one letter from a swelling.
    const isPlace = ctx.member?.status === "joining" && isPlaceName(text, places);
    const isDanger = stoppingGates(gates).length > 0 && !isPlace;
    if (isDanger) {
      await stopGuide(ctx, house);
      await send(ctx, safetyReply({ gates, signals }, { isTold: true }, catalogue, ctx.speech));
    }
    if (profiling) return send(ctx, safetyCardReply("profiling", catalogue, ctx.speech));
    // Why a referral cannot wait may well tell of a danger: it is heard, and written down all the same.
    if (!isDanger || ctx.conversation.active(REASON) > 0) await next();
  };
}

/** What was told, also behind a command: "/panduan there are people with machetes". */
function storyIn(text: string): string {
  return WITHOUT_STORY.test(text) ? "" : text.replace(/^\/\S*\s*/, "");
}
