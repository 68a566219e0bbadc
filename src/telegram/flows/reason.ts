import type { Context } from "grammy";
import { eventWith, type ReasonKind } from "../../domain/usual-reasons.ts";
import type { House, JuruContext } from "../context.ts";
import { fileAndShow } from "../file-move.ts";
import { writeReasonReply } from "../replies/referral-questions.ts";
import { createAsker, type Talk } from "./question.ts";

export const REASON = "reason@1";

export interface ReasonWanted {
  readonly code: string;
  /** The version on the screen from which it was asked. */
  readonly seen: number;
  readonly kind: ReasonKind;
}

/** Somebody writes why a referral steps aside. Stored are the sealed words, and only until they are filed. */
export function createReason(house: House) {
  return async (talk: Talk, _ctx: Context, { code, seen, kind }: ReasonWanted): Promise<void> => {
    const ask = createAsker(talk);
    const sealed = await ask({
      key: "reason",
      reply: ({ speech }) => writeReasonReply(code, speech),
      read: (_press, words) => words,
    });
    await talk.external((ctx) => file(ctx, sealed, { code, seen, kind }, house));
  };
}

async function file(ctx: JuruContext, sealed: string, { code, seen, kind }: ReasonWanted, house: House): Promise<void> {
  const reason = house.words.open(sealed, ctx.from?.id ?? 0) ?? "";
  await fileAndShow(ctx, { code, seen, event: eventWith(kind, reason) }, house);
}
