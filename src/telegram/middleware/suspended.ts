import { Composer, type NextFunction } from "grammy";
import { noteRefusal } from "../admin-right.ts";
import { isForAdmins } from "../callback-data.ts";
import { adminCommandIn } from "../command-list.ts";
import { addLanguage, keepLanguage } from "../commands/language.ts";
import { addOwnData } from "../commands/own-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send, settle } from "../message-sender.ts";

/**
 * What somebody who was suspended may still do: see and erase what is kept (UU 27/2022), and choose the language.
 * The emergency has been answered before. Everything else says how things stand.
 */
export function onlyOwnWhenSuspended(house: House) {
  const left = new Composer<JuruContext>();
  addOwnData(left, house);
  addLanguage(left);
  left.use(async (ctx, next) => {
    if (!(await keepLanguage(ctx, house))) await next();
  });
  left.use((ctx) => refuse(ctx, house));
  const answer = left.middleware();
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    // Whom the operator has put into the settings is let in: nobody in the bot could let that one in again.
    const isHeld = ctx.member?.status === "suspended" && !house.adminIds.includes(ctx.member.id);
    await (isHeld ? answer(ctx, () => Promise.resolve()) : next());
  };
}

async function refuse(ctx: JuruContext, house: House): Promise<void> {
  const { press, speech, words } = ctx;
  const tried = press === undefined ? adminCommandIn(words ?? "") : isForAdmins(press.name) ? press.name : undefined;
  if (tried !== undefined) await noteRefusal(ctx, tried, house);
  const text = speech.say("general.suspended");
  await (ctx.callbackQuery === undefined ? send(ctx, { text }) : settle(ctx, text));
}
