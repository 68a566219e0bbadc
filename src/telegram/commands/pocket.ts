import { type Composer, InputFile } from "grammy";
import { isTechnique } from "../../domain/pocket-card.ts";
import type { Paper } from "../../domain/print-document.ts";
import { stoppingGates } from "../../domain/safety.ts";
import type { House, JuruContext } from "../context.ts";
import { isDangerOn } from "../danger-mark.ts";
import { makePdf } from "../documents/make-pdf.ts";
import { send, settle, show, toMarkup } from "../message-sender.ts";
import { createRecentTaps, type RecentTaps } from "../recent-taps.ts";
import { cardIn, type PocketPress, pocketFileName, pocketReply, pocketWays } from "../replies/pocket-card.ts";
import { writePocketCard } from "../replies/pocket-print.ts";
import { safetyReply } from "../replies/safety.ts";
import { findGuided } from "./case-guidance.ts";
import { askDangersFirst } from "./guide.ts";

/** Cards as files, made anew each time and kept nowhere. As open as the cards themselves, in any talk. */
export function addPocket(composer: Composer<JuruContext>, house: House): void {
  const taps = createRecentTaps();
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    switch (press?.name) {
      case "pocket":
      case "guidedPocket":
      case "pocketMake":
      case "guidedPocketMake":
      case "casePocket":
      case "casePocketMake":
        return (await isStoppedByDanger(ctx, press, house)) ? undefined : answer(ctx, press, { house, taps });
      default:
        return next();
    }
  });
}

/** As the guided card itself: while there is a danger no technique goes along. */
async function isStoppedByDanger(ctx: JuruContext, press: PocketPress, house: House): Promise<boolean> {
  if ("of" in press) return false;
  if ("code" in press) return (await findGuided(ctx, press, house)) === undefined;
  if (await isDangerOn(ctx, house)) await askDangersFirst(ctx, press);
  else if (stoppingGates(press.gates).length > 0) await show(ctx, safetyReply(press, {}, house.catalogue, ctx.speech));
  else return false;
  return true;
}

async function answer(
  ctx: JuruContext,
  press: PocketPress,
  { house, taps }: { readonly house: House; readonly taps: RecentTaps },
): Promise<void> {
  if ("paper" in press) return sendCard(ctx, press, { house, taps, paper: press.paper });
  const card = cardIn(press);
  const isRoleOrTechnique = isTechnique(card) || house.catalogue.roles.some(({ id }) => id === card);
  // A safety card is not taken out of sight.
  await (isRoleOrTechnique ? show : send)(ctx, pocketReply(press, house.catalogue, ctx.speech));
}

async function sendCard(
  ctx: JuruContext,
  press: PocketPress,
  { house, taps, paper }: { readonly house: House; readonly taps: RecentTaps; readonly paper: Paper },
): Promise<void> {
  const { catalogue } = house;
  const { speech } = ctx;
  const now = house.now().getTime();
  const { message, data = "" } = ctx.callbackQuery ?? {};
  const tap = { chat: ctx.chat?.id ?? 0, message: message?.message_id ?? 0, data };
  if (taps.isRepeated(tap)) return settle(ctx, speech.say("toast.pocket-sent"));
  const card = cardIn(press);
  const pdf = await makePdf(writePocketCard(card, { paper, catalogue, speech, now }), { now });
  await ctx.replyWithDocument(new InputFile(pdf, pocketFileName(card, speech)), {
    caption: speech.say(`pocket.caption-${paper}`),
    reply_markup: toMarkup({ text: "", buttons: pocketWays(press, speech) }),
  });
  taps.note(tap);
  await settle(ctx);
}
