import type { Context } from "grammy";
import { openStep } from "../../domain/referral-form.ts";
import type { House, JuruContext } from "../context.ts";
import { show } from "../message-sender.ts";
import { beginAnew, pressIn, type Talk, withChange } from "./question.ts";
import { isTaken, takeAnswer } from "./refer-answer.ts";
import { askReferral } from "./refer-question.ts";
import type { Referring } from "./referring.ts";

export const REFER = "refer@1";

/**
 * From a need to a referral. The talk asks one question and begins anew with what it knows then: it never grows,
 * every answer can be changed, and what is known from elsewhere is not asked.
 */
export function createRefer(house: House) {
  return async (talk: Talk, _ctx: Context, start: Referring): Promise<void> => {
    await talk.external((ctx) => showQuestion(ctx, start, house));
    await talk.waitUntil((ctx) => isTaken(start, pressIn(ctx), ctx.message?.text), {
      collationKey: openStep(start.form) ?? "summary",
      next: true,
    });
    const next = await talk.external((ctx) => takeAnswer(ctx, start, house));
    if (next !== "filed") await beginAnew<Referring>(talk, REFER, next);
  };
}

/** A safety card is not pushed up by a question: that one waits until it is asked for. */
async function showQuestion(ctx: JuruContext, start: Referring, house: House): Promise<void> {
  if (!ctx.isDangerTold) await show(ctx, withChange(ctx, await askReferral(ctx, start, house)));
}
