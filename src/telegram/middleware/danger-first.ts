import type { NextFunction } from "grammy";
import { isAnyCode } from "../../domain/case-code.ts";
import { stoppingGates } from "../../domain/safety.ts";
import { stopGuide } from "../commands/guide.ts";
import type { House, JuruContext } from "../context.ts";
import { BROADCAST } from "../flows/broadcast.ts";
import { EDIT_GUIDANCE } from "../flows/edit-guidance.ts";
import { EDIT_SOURCE } from "../flows/edit-source.ts";
import { PROPOSE } from "../flows/propose.ts";
import { REASON } from "../flows/reason.ts";
import { REFER } from "../flows/refer.ts";
import { REFUSE_MEMBER } from "../flows/refuse-member.ts";
import { SOURCE_PLACE } from "../flows/source-place.ts";
import { COMPOSE, WRITE } from "../flows/writing.ts";
import { send } from "../message-sender.ts";
import { isPlaceName } from "../place-name.ts";
import { resumeButton } from "../replies/guide.ts";
import { officeOrDangerReply } from "../replies/propose.ts";
import type { Reply } from "../replies/reply.ts";
import { safetyCardReply, safetyReply } from "../replies/safety.ts";
import { planOrDangerReply } from "../replies/write.ts";

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
    const isReferring = ctx.conversation.active(REFER) > 0;
    // A place may be asked for, and there are places called Serang ("attack") and Bonjol, one letter from a swelling.
    const isPlaceAsked = ctx.member?.status === "joining" || isReferring || ctx.conversation.active(SOURCE_PLACE) > 0;
    const isPlace = isPlaceAsked && isPlaceName(text, places);
    const isDanger = stoppingGates(gates).length > 0 && !isPlace;
    // "Rumah aman korban kekerasan" is the name of an office. It is asked for, and the emergency stays at hand.
    const isOffice = isAnswer(ctx) && ctx.conversation.active(PROPOSE) + ctx.conversation.active(EDIT_SOURCE) > 0;
    // Guidance about violence speaks of violence.
    const isWriting = ctx.conversation.active(BROADCAST) + ctx.conversation.active(EDIT_GUIDANCE) > 0;
    const isGuidance = ctx.message !== undefined && !isCommand(ctx) && isWriting;
    // What two sides promise not to do any more is often violence.
    const isPaper = isAnswer(ctx) && ctx.conversation.active(COMPOSE) > 0;
    if (isOffice || isGuidance || isPaper) {
      if (isDanger) await send(ctx, isPaper ? planOrDangerReply(ctx.speech) : officeOrDangerReply(ctx.speech));
      return next();
    }
    if (isDanger) {
      await stopGuide(ctx, house);
      const card = safetyReply({ gates, signals }, { isTold: true }, catalogue, ctx.speech);
      await send(ctx, isReferring ? withReferral(card, ctx) : card);
      ctx.isDangerTold = true;
    }
    if (profiling) return send(ctx, safetyCardReply("profiling", catalogue, ctx.speech));
    // Why a referral cannot wait, or what happened in a case, may well tell of a danger: it is heard, and written down all the same.
    const isReasoning = [REASON, REFUSE_MEMBER, WRITE].some((id) => ctx.conversation.active(id) > 0);
    if (!isDanger || isReasoning || (isReferring && isAnswer(ctx))) await next();
  };
}

/** Behind the talks, which may have noted the words: nothing is said below a safety card. */
export async function endAfterDanger(ctx: JuruContext, next: NextFunction): Promise<void> {
  if (!ctx.isDangerTold) await next();
}

/** Words of one's own: no command, no correction, no answer to "which word?". */
function isAnswer({ message }: JuruContext): boolean {
  return message?.text !== undefined && !message.text.startsWith("/") && message.reply_to_message === undefined;
}

function isCommand({ message }: JuruContext): boolean {
  return message?.text?.startsWith("/") === true;
}

/** Somebody hurt yesterday needs a doctor today: the referral waits, and is one tap away. */
function withReferral({ text, buttons = [] }: Reply, { speech }: JuruContext): Reply {
  return { text: `${text}\n\n${speech.say("refer.after-danger")}`, buttons: [...buttons, [resumeButton(speech)]] };
}

/** What was told, also behind a command: "/panduan there are people with machetes". */
function storyIn(text: string): string {
  const told = WITHOUT_STORY.test(text) ? "" : text.replace(/^\/\S*\s*/, "").trim();
  return isAnyCode(told) ? "" : told;
}
