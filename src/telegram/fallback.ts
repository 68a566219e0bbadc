import type { Composer } from "grammy";
import type { MessageKey } from "../content/message-keys.ts";
import { hasConsented } from "../domain/member.ts";
import { tellPlace } from "../domain/place.ts";
import { enterGuide } from "./commands/guide.ts";
import { keepLanguage } from "./commands/language.ts";
import type { House, JuruContext } from "./context.ts";
import { BROADCAST } from "./flows/broadcast.ts";
import { EDIT_GUIDANCE } from "./flows/edit-guidance.ts";
import { EDIT_SOURCE } from "./flows/edit-source.ts";
import { JOIN } from "./flows/join.ts";
import { PROPOSE } from "./flows/propose.ts";
import { REASON } from "./flows/reason.ts";
import { REFER } from "./flows/refer.ts";
import { REFUSE_MEMBER } from "./flows/refuse-member.ts";
import { SOURCE_PLACE } from "./flows/source-place.ts";
import { isWriting } from "./flows/writing.ts";
import { send, settle, show } from "./message-sender.ts";
import { waysOn } from "./replies/guide.ts";
import { homeReply, placeKeptReply } from "./replies/join.ts";
import type { Reply } from "./replies/reply.ts";

/** A story longer than this cannot be read with care, neither by us nor by the reader of words. */
export const LONGEST_STORY = 1500;

const KINDS = ["photo", "voice", "sticker", "video", "document", "contact"] as const;

/** What no command and no talk has answered. Nobody meets silence, and no button spins. */
export function addFallback(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    if (ctx.press === undefined || !(await answerLoosePress(ctx, house))) await next();
  });
  composer.on("callback_query", (ctx) => settle(ctx, ctx.speech.say("general.old-button")));
  composer.on("message", (ctx) => {
    if (ctx.words !== undefined) return answerText(ctx, ctx.words, house);
    return send(ctx, unreadableReply(ctx));
  });
  // Only words: the position of a shared live location is edited every few seconds.
  composer.on("edited_message", async (ctx) => {
    if (ctx.words !== undefined) await answerCorrection(ctx, ctx.words, house);
  });
}

/** Language and place can be changed outside the talk of joining too. */
async function answerLoosePress(ctx: JuruContext, house: House): Promise<boolean> {
  if (await keepLanguage(ctx, house)) return true;
  const { members, places } = house;
  const { press, member } = ctx;
  if (press?.name === "place" && member !== undefined) {
    const place = tellPlace(press.code, places);
    if (place === undefined) return false;
    await members.save({ ...member, place: press.code });
    await show(ctx, placeKeptReply(place, ctx.speech));
    return true;
  }
  if (press?.name === "placeSkip" && member !== undefined) {
    await show(ctx, homeReply(ctx.speech));
    return true;
  }
  return false;
}

/** A sticker, a voice note: what to do instead depends on what is being asked just now. */
function unreadableReply(ctx: JuruContext): Reply {
  const { message, speech } = ctx;
  const kind = KINDS.find((candidate) => message !== undefined && candidate in message) ?? "other";
  const key = `kind.${kind}` satisfies MessageKey;
  const insteadOfIt = speech.say("general.only-text", { kind: speech.say(key) });
  return isTalking(ctx) ? openQuestionReply(ctx) : { text: insteadOfIt, buttons: waysOn(false, speech) };
}

/** For what is no answer to the open question: which answer it waits for, and the way to see it again. */
function openQuestionReply(ctx: JuruContext): Reply {
  const { conversation, member, speech } = ctx;
  if (isWriting(ctx)) return { text: speech.say("write.in-letters"), buttons: waysOn(true, speech) };
  if (conversation.active(REASON) + conversation.active(REFUSE_MEMBER) > 0) {
    return { text: speech.say("ask.write-in-letters"), buttons: waysOn(true, speech) };
  }
  const isEither = [SOURCE_PLACE, PROPOSE, EDIT_SOURCE, REFER, BROADCAST, EDIT_GUIDANCE].some(
    (talk) => conversation.active(talk) > 0,
  );
  if (isEither) return { text: speech.say("propose.type-or-press"), buttons: waysOn(true, speech) };
  const isPlaceAsked = conversation.active(JOIN) > 0 && hasConsented(member);
  const text = isPlaceAsked ? speech.say("start.place-type-it") : speech.say("general.press-a-button");
  return { text, buttons: waysOn(true, speech) };
}

function isTalking({ conversation }: JuruContext): boolean {
  return Object.keys(conversation.active()).length > 0;
}

/** A corrected story begins the guide; in a talk, and for a command, it has to be told anew. */
async function answerCorrection(ctx: JuruContext, text: string, house: House): Promise<void> {
  const isStory = !isTalking(ctx) && !text.startsWith("/");
  if (isStory) return answerText(ctx, text, house);
  await send(ctx, { text: ctx.speech.say("general.edited"), buttons: waysOn(isTalking(ctx), ctx.speech) });
}

async function answerText(ctx: JuruContext, text: string, { reader }: House): Promise<void> {
  const { speech } = ctx;
  const buttons = waysOn(isTalking(ctx), speech);
  if (text.startsWith("/")) return send(ctx, { text: speech.say("general.unknown-command"), buttons });
  const isStory = ctx.conversation.active(JOIN) === 0;
  if (isStory && text.length > LONGEST_STORY) return send(ctx, { text: speech.say("general.too-long"), buttons });
  if (isTalking(ctx)) return send(ctx, openQuestionReply(ctx));

  const { gates, signals } = reader.read(text);
  await enterGuide(ctx, { gates, signals, preface: hasConsented(ctx.member) ? "heard" : "none" });
}
