import type { Composer } from "grammy";
import { isQuiet } from "../../domain/early-warning.ts";
import { gatherWarning } from "../../domain/gather-warning.ts";
import { noteRefusal } from "../admin-right.ts";
import type { House, JuruContext } from "../context.ts";
import { send, settle, show } from "../message-sender.ts";
import { overseerOf } from "../overseer.ts";
import { quietReply, type WarningView, warningPlacesReply } from "../replies/warnings.ts";
import { sendWarning } from "../send-warning.ts";

/** /peringatan: for coordinators what grows worse in their area, for admins everywhere. */
export function addWarnings(composer: Composer<JuruContext>, house: House): void {
  composer.command(["peringatan", "warnings"], (ctx) => showWarning(ctx, house));

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press?.name === "warningChart") return showWarning(ctx, house);
    if (press?.name !== "warningPlaces") return next();
    const view = await look(ctx, press.name, house);
    if (view === undefined) return;
    // What was told of may be over by now.
    await show(ctx, isQuiet(view.warning) ? quietReply(view) : warningPlacesReply(view, press.page));
  });
}

export async function showWarning(ctx: JuruContext, house: House): Promise<void> {
  const view = await look(ctx, ctx.press?.name ?? "peringatan", house);
  if (view === undefined) return;
  if (isQuiet(view.warning)) return send(ctx, quietReply(view));
  await sendWarning(ctx.api, ctx.chat?.id ?? 0, view, house.now());
  await settle(ctx);
}

/** Undefined for who looks after nothing; that is said, and noted. */
async function look(ctx: JuruContext, what: string, house: House): Promise<WarningView | undefined> {
  const { speech } = ctx;
  const { places, now } = house;
  const overseer = overseerOf(ctx, house);
  if (overseer === undefined) {
    await noteRefusal(ctx, what, house);
    const words = speech.say("warnings.not-yours");
    await (ctx.callbackQuery === undefined ? send(ctx, { text: words }) : settle(ctx, words));
    return undefined;
  }
  const { area } = overseer;
  return { area, places, speech, warning: await gatherWarning({ area, now: now().getTime() }, house) };
}
