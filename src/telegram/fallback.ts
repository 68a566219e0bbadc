import type { Composer } from "grammy";
import type { MessageKey } from "../content/message-keys.ts";
import { hasConsented } from "../domain/member.ts";
import { tellPlace } from "../domain/place.ts";
import { enterGuide } from "./commands/guide.ts";
import type { House, JuruContext } from "./context.ts";
import { send, settle, show } from "./message-sender.ts";
import { homeReply } from "./replies/join.ts";

/** A story longer than this cannot be read with care, neither by us nor by the reader of words. */
export const LONGEST_STORY = 1500;

const KINDS = ["photo", "voice", "sticker", "video", "document", "location", "contact"] as const;

/** What no command and no talk has answered. Nobody meets silence, and no button spins. */
export function addFallback(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    if (ctx.press === undefined || !(await answerLoosePress(ctx, house))) await next();
  });
  composer.on("callback_query", (ctx) => settle(ctx, ctx.speech.say("general.old-button")));
  composer.on("message", (ctx) => {
    if (ctx.words !== undefined) return answerText(ctx, ctx.words, house);
    const kind = KINDS.find((candidate) => candidate in ctx.message) ?? "other";
    const key = `kind.${kind}` satisfies MessageKey;
    return send(ctx, { text: ctx.speech.say("general.only-text", { kind: ctx.speech.say(key) }) });
  });
}

/** Language and place can be changed outside the talk of joining too. */
async function answerLoosePress(ctx: JuruContext, { members, speeches, places }: House): Promise<boolean> {
  const { press, member } = ctx;
  if (press?.name === "language") {
    if (member !== undefined) await members.save({ ...member, language: press.language });
    await show(ctx, { text: speeches[press.language].say("language.kept") });
    return true;
  }
  if (press?.name === "place" && member !== undefined) {
    const place = tellPlace(press.code, places);
    if (place === undefined) return false;
    await members.save({ ...member, place: press.code });
    await show(ctx, { text: ctx.speech.say("start.place-kept", { place }) });
    return true;
  }
  if (press?.name === "placeSkip" && member !== undefined) {
    await show(ctx, homeReply(ctx.speech));
    return true;
  }
  return false;
}

async function answerText(ctx: JuruContext, text: string, { reader }: House): Promise<void> {
  const { speech } = ctx;
  if (text.startsWith("/")) return send(ctx, { text: speech.say("general.unknown-command") });
  if (text.length > LONGEST_STORY) return send(ctx, { text: speech.say("general.too-long") });
  const isTalking = Object.keys(ctx.conversation.active()).length > 0;
  if (isTalking) return send(ctx, { text: speech.say("general.press-a-button") });

  const { gates, signals } = reader.read(text);
  const known = { gates, signals, isHeard: true };
  await enterGuide(ctx, hasConsented(ctx.member) ? known : { ...known, isHeard: false });
}
