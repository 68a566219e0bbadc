import type { Composer } from "grammy";
import { hasConsented } from "../../domain/member.ts";
import { letDownBy } from "../../domain/next-source.ts";
import type { Referral } from "../../domain/referral.ts";
import { EMPTY_FORM, type ReferralForm } from "../../domain/referral-form.ts";
import { isEnded } from "../../domain/referral-state.ts";
import type { Press } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { freshCodes } from "../earlier-codes.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { REFER } from "../flows/refer.ts";
import { sealWords } from "../flows/refer-words.ts";
import type { Referring } from "../flows/referring.ts";
import { send, settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { waysOn } from "../replies/guide.ts";
import { unfinishedReferralReply } from "../replies/refer.ts";
import { referPlacesReply } from "../replies/refer-place.ts";
import { enterJoin, isJoined } from "./join-first.ts";

/** /rujuk, and the buttons that lead to it. */
export function addRefer(composer: Composer<JuruContext>, house: House): void {
  composer.command(["rujuk", "refer"], (ctx) => openRefer(ctx, house));
  composer.use(async (ctx, next) => {
    if (ctx.press === undefined || !(await answerReferPress(ctx, ctx.press, house))) await next();
  });
}

/** Begins the talk with what is known; what is not is asked. Refuses, with the reason, whoever may not refer. */
export async function enterRefer(ctx: JuruContext, house: House, known: ReferralForm = EMPTY_FORM): Promise<void> {
  if (!(await mayRefer(ctx))) return;
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  const start: Referring = { form: known, fresh: await freshCodes(ctx, house), screen: {} };
  await ctx.conversation.enter(REFER, start);
}

/**
 * A new referral for the same person after one that has ended; with a source of the directory when one was picked
 * already. Consent is asked anew: it names who gets to know what. False for one that is still open.
 */
export async function continueReferral(
  ctx: JuruContext,
  house: House,
  ended: Referral,
  source?: string,
): Promise<boolean> {
  if (!isEnded(ended.state)) return false;
  const isOwn = ended.owner === ctx.from?.id;
  const words = await house.book.words(ended.code);
  const sealed = (text: string | undefined) => (text === undefined ? undefined : sealWords(ctx, text, house));
  const [need, note] = [sealed(words.need), isOwn ? sealed(words.note) : undefined];
  await enterRefer(ctx, house, {
    ...{ category: ended.need.category, urgency: ended.need.urgency, place: ended.place },
    words: need ?? "",
    // The code of a person means something only to the volunteer who gave it.
    ...(isOwn ? { person: ended.forWhom } : {}),
    ...(note === undefined ? {} : { note }),
    case: ended.case?.code ?? "",
    ...(ended.case === undefined ? {} : { sides: ended.case.sides }),
    ...(source === undefined ? {} : { source: { kind: "listed", id: source } }),
    continues: ended.code,
    refusedBy: await letDownBy(ended, house.book),
  });
  return true;
}

async function openRefer(ctx: JuruContext, house: House): Promise<void> {
  const isUnderWay = ctx.conversation.active(REFER) > 0;
  return isUnderWay ? send(ctx, unfinishedReferralReply(ctx.speech)) : enterRefer(ctx, house);
}

async function answerReferPress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "refer":
      await openRefer(ctx, house);
      return true;
    case "referAnew":
      await enterRefer(ctx, house);
      return true;
    case "referPlaces":
      // Turning pages changes nothing; the talk goes on waiting for the choice itself.
      await show(ctx, referPlacesReply(press.code, press.page, house.places, ctx.speech));
      return true;
    default:
      if (!press.name.startsWith("refer") || press.name.startsWith("referral")) return false;
      // A second tap of the same finger, or a question that was answered long ago.
      await settle(ctx, ctx.speech.say("toast.refer-over"));
      return true;
  }
}

async function mayRefer(ctx: JuruContext): Promise<boolean> {
  const { speech } = ctx;
  if (!(await isJoined(ctx, NOTHING_KNOWN)) || !hasConsented(ctx.member)) return false;
  switch (ctx.member.status) {
    case "active":
      return true;
    case "joining":
      await send(ctx, { text: speech.say("start.unfinished") });
      await enterJoin(ctx, undefined, NOTHING_KNOWN);
      return false;
    case "pending":
      await show(ctx, { text: speech.say("refer.pending"), buttons: waysOn(false, speech) });
      return false;
    case "refused":
    case "suspended":
      await show(ctx, { text: speech.say("refer.not-member"), buttons: waysOn(false, speech) });
      return false;
  }
}
