import type { Context } from "grammy";
import { eventWith, LONGEST_REASON, type ReasonKind } from "../../domain/usual-reasons.ts";
import type { House, JuruContext } from "../context.ts";
import { fileAndShow } from "../file-move.ts";
import { writeReasonReply } from "../replies/referral-questions.ts";
import { beginAnew, createAsker, type Talk } from "./question.ts";

export const REASON = "reason@1";

export interface ReasonWanted {
  readonly code: string;
  /** The version on the screen from which it was asked. */
  readonly seen: number;
  readonly kind: ReasonKind;
  /** What was written before this question was more than a reason may be. */
  readonly isTooLong?: boolean;
}

/** Somebody writes why a referral steps aside. Stored are the sealed words, and only until they are filed. */
export function createReason(house: House) {
  return async (talk: Talk, _ctx: Context, wanted: ReasonWanted): Promise<void> => {
    const { code, isTooLong } = wanted;
    const ask = createAsker(talk);
    const sealed = await ask({
      key: "reason",
      reply: ({ speech }) => writeReasonReply(code, speech, isTooLong),
      read: (_press, words) => words,
    });
    const isFiled = await talk.external((ctx) => file(ctx, sealed, wanted, house));
    if (!isFiled) await beginAnew<ReasonWanted>(talk, REASON, { ...wanted, isTooLong: true });
  };
}

/** False for what is too long: cut, it would say something else than was meant. */
async function file(
  ctx: JuruContext,
  sealed: string,
  { code, seen, kind }: ReasonWanted,
  house: House,
): Promise<boolean> {
  const reason = house.words.open(sealed, ctx.from?.id ?? 0) ?? "";
  if (Array.from(reason).length > LONGEST_REASON) return false;
  await fileAndShow(ctx, { code, seen, event: eventWith(kind, reason) }, house);
  return true;
}
