import type { Case } from "../domain/case.ts";
import { isOfferedTo } from "../domain/move-case.ts";
import { CASE_SYMBOLS, isOpaqueCode } from "../domain/opaque-code.ts";
import { noteRefusal } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { send, show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import { myCasesButton, unknownCaseReply } from "./replies/cases.ts";
import {
  acceptedReply,
  linkOpenedReply,
  offerReply,
  tooManyToAcceptReply,
  wasDeclinedReply,
} from "./replies/hand-over.ts";
import { tellPerson } from "./tell-person.ts";

/** Somebody has opened the link: the first one is asked, and the owner hears of it. */
export async function openOfferLink(ctx: JuruContext, payload: string, house: House): Promise<void> {
  const { speech } = ctx;
  if (ctx.member?.status !== "active") return send(ctx, { text: speech.say("calls.not-active") });
  const [, code = "", link = ""] = /^(\w+)-([\w-]{16})$/.exec(payload) ?? [];
  const filing = isOpaqueCode(code, CASE_SYMBOLS)
    ? await house.cases.file({
        ...{ code, event: { kind: "claim", link }, actor: personOf(ctx, house) },
        act: String(ctx.update.update_id),
      })
    : ({ kind: "unknown" } as const);
  if (filing.kind === "moved") {
    await tellPerson(ctx.api, filing.case.owner, house, (theirs) => linkOpenedReply(code, theirs));
    return send(ctx, offerReply(filing.case, house, speech));
  }
  if (filing.kind === "unchanged") return showOffer(ctx, code, house);
  const reason = filing.kind === "refused" ? filing.reason : undefined;
  if (reason === "to oneself") return send(ctx, { text: speech.say("passing.link-own") });
  if (reason === "link too old") return send(ctx, { text: speech.say("passing.link-old") });
  await noteRefusal(ctx, "start", house);
  await send(ctx, { text: speech.say("passing.link-unknown") });
}

export async function showOffer(ctx: JuruContext, code: string, house: House): Promise<void> {
  const offered = await findOffered(ctx, code, house);
  await show(ctx, offered === undefined ? unknownCaseReply(code, ctx.speech) : offerReply(offered, house, ctx.speech));
}

/** One who accepts sees all of it from now on, and whoever had it before sees nothing of it any more. */
export async function acceptOffer(ctx: JuruContext, code: string, house: House): Promise<void> {
  const { speech } = ctx;
  // A second tap finds it done.
  if (await isMine(ctx, code, house)) return show(ctx, acceptedReply(code, speech));
  const before = await findOffered(ctx, code, house);
  if (before === undefined) return show(ctx, unknownCaseReply(code, speech));
  const offerer = await offererOf(code, house);
  const filing = await house.cases.file({
    ...{ code, event: { kind: "accept" }, actor: personOf(ctx, house), act: String(ctx.update.update_id) },
  });
  if (filing.kind === "too many") return show(ctx, tooManyToAcceptReply(code, speech));
  if (filing.kind !== "moved") return show(ctx, unknownCaseReply(code, speech));
  for (const id of othersOf([before.owner, offerer], ctx)) {
    await tellPerson(ctx.api, id, house, (theirs) => ({
      text: theirs.say("passing.was-accepted", { code }),
      buttons: [[myCasesButton(theirs)]],
    }));
  }
  await show(ctx, acceptedReply(code, speech));
}

export async function declineOffer(ctx: JuruContext, code: string, house: House): Promise<void> {
  const { speech } = ctx;
  if ((await findOffered(ctx, code, house)) === undefined) return show(ctx, unknownCaseReply(code, speech));
  const offerer = await offererOf(code, house);
  const filing = await house.cases.file({
    ...{ code, event: { kind: "decline" }, actor: personOf(ctx, house), act: String(ctx.update.update_id) },
  });
  if (filing.kind !== "moved") return show(ctx, unknownCaseReply(code, speech));
  for (const id of othersOf([filing.case.owner, offerer], ctx)) {
    await tellPerson(ctx.api, id, house, (theirs) => wasDeclinedReply(code, theirs));
  }
  await show(ctx, { text: speech.say("passing.declined", { code }), buttons: [[myCasesButton(speech)]] });
}

async function findOffered(ctx: JuruContext, code: string, house: House): Promise<Case | undefined> {
  const found = await house.cases.find(code);
  const isActive = ctx.member?.status === "active";
  if (found !== undefined && isActive && isOfferedTo(found, personOf(ctx, house))) return found;
  await noteRefusal(ctx, ctx.press?.name ?? "start", house);
  return undefined;
}

async function isMine({ from, member }: JuruContext, code: string, { cases }: House): Promise<boolean> {
  return member?.status === "active" && (await cases.find(code))?.owner === from?.id;
}

/** A coordinator may have asked, and wants to know as well. */
async function offererOf(code: string, { cases }: House): Promise<number | undefined> {
  return (await cases.timeline(code)).findLast(({ what }) => what.kind === "offer")?.who.id;
}

function othersOf(people: readonly (number | undefined)[], { from }: JuruContext): readonly number[] {
  return [...new Set(people)].filter((id): id is number => id !== undefined && id !== 0 && id !== from?.id);
}
