import type { Composer } from "grammy";
import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import { isAdmin } from "../admin-right.ts";
import type { House, JuruContext } from "../context.ts";
import { settle } from "../message-sender.ts";

type AcknowledgeHouse = Pick<House, "receipts" | "campaigns" | "adminIds">;

/**
 * "I have read this", below a broadcast. Stands before the talks: it takes nothing from them, and needs the message with
 * its buttons, which is trimmed for a talk.
 */
export function addAcknowledge(composer: Composer<JuruContext>, house: AcknowledgeHouse): void {
  composer.use(async (ctx, next) => {
    const { press, member, speech } = ctx;
    const keyboard = ctx.callbackQuery?.message?.reply_markup;
    if (press?.name !== "acknowledge" || member?.status !== "active") return next();
    // Only the message itself tells which broadcast was read: data that somebody made up stands on no button.
    if (keyboard?.inline_keyboard.flat().some((button) => isPressed(button, ctx)) !== true) return next();
    if (await isPreview(ctx, press.subject, house)) return settle(ctx, speech.say("toast.only-preview"));
    const isNew = await house.receipts.note(press.subject, member.id);
    await ctx.editMessageReplyMarkup({ reply_markup: asRead(keyboard, ctx) }).catch(() => undefined);
    await settle(ctx, speech.say(isNew ? "broadcast.acknowledged" : "broadcast.acknowledged-before"));
  });
}

/** Only admins see a broadcast before it goes out. */
async function isPreview(ctx: JuruContext, subject: string, house: AcknowledgeHouse): Promise<boolean> {
  if (!isAdmin(ctx, house)) return false;
  const file = await house.campaigns.find(subject);
  return file?.campaign.round === 0;
}

function asRead({ inline_keyboard }: InlineKeyboardMarkup, ctx: JuruContext): InlineKeyboardMarkup {
  const text = ctx.speech.say("button.acknowledged");
  return {
    inline_keyboard: inline_keyboard.map((row) =>
      row.map((button) => (isPressed(button, ctx) ? { ...button, text } : button)),
    ),
  };
}

function isPressed(button: InlineKeyboardButton, ctx: JuruContext): boolean {
  return "callback_data" in button && button.callback_data === ctx.callbackQuery?.data;
}
