import type { Composer } from "grammy";
import { EMPTY_DRAFT } from "../../domain/guidance-draft.ts";
import { fieldsOf } from "../../domain/guidance-item.ts";
import { admitAdmin } from "../admin-right.ts";
import type { Press, PressName, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { EDIT_GUIDANCE, type EditStart } from "../flows/edit-guidance.ts";
import { sealDraft } from "../guidance-drafts.ts";
import { settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { UPDATE_DESK_FORMS, UPDATES_FORMS } from "../presses/updates.ts";
import { endedReply, itemsReply, kindsReply } from "../replies/edit-guidance.ts";
import { showUpdate, showUpdates } from "../show-updates.ts";
import { createUpdateDesk } from "./update-desk.ts";

/** /pembaruan: what has changed is open to everybody; the buttons of admins ask for the right with each press. */
export function addUpdates(composer: Composer<JuruContext>, house: House): void {
  const answerAdmin = createUpdateDesk(house);

  composer.command(["pembaruan", "updates"], (ctx) => showUpdates(ctx, 0, house));

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isUpdatesPress(press)) return next();
    if (press.name === "updates") return showUpdates(ctx, press.page, house);
    if (press.name === "update") return showUpdate(ctx, press, house);
    if (!(await admitAdmin(ctx, press.name, house))) return;
    const isAnswered = (await answerEditing(ctx, press, house)) || (await answerAdmin(ctx, press));
    // What is left are answers in the talk of an edit that has ended.
    if (!isAnswered) await settle(ctx, ctx.speech.say("general.old-button"));
  });
}

function isUpdatesPress(press: Press): press is PressOf<keyof typeof UPDATES_FORMS | keyof typeof UPDATE_DESK_FORMS> {
  return Object.hasOwn({ ...UPDATES_FORMS, ...UPDATE_DESK_FORMS }, press.name satisfies PressName);
}

async function answerEditing(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "guidanceKinds":
      // Whoever goes back to the choice edits nothing any more.
      await ctx.conversation.exit(EDIT_GUIDANCE);
      await show(ctx, kindsReply(ctx.speech));
      return true;
    case "guidanceItems":
      await ctx.conversation.exit(EDIT_GUIDANCE);
      await show(ctx, itemsReply(press.kind, press.page, house.catalogue, ctx.speech));
      return true;
    case "guidanceItem":
      await edit(ctx, press, house);
      return true;
    default:
      return false;
  }
}

async function edit(ctx: JuruContext, { item }: PressOf<"guidanceItem">, house: House): Promise<void> {
  if (fieldsOf(item, house.catalogue) === undefined) {
    return show(ctx, endedReply(item, ctx.speech.say("guidance.gone"), ctx.speech));
  }
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  const draft = sealDraft(EMPTY_DRAFT, ctx.chat?.id ?? 0, house);
  await ctx.conversation.enter(EDIT_GUIDANCE, { item, draft } satisfies EditStart);
}
