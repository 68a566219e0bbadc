import { NATIONWIDE } from "../domain/area.ts";
import type { Case, ToldSituation } from "../domain/case.ts";
import { callsOf } from "../domain/coordinator-call.ts";
import { findConcerningCase } from "./case-access.ts";
import type { House, JuruContext } from "./context.ts";
import { settle, show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import {
  closedCaseReply,
  sentAlreadyReply,
  sentReply,
  tooManyForCallReply,
  type WaitingCall,
} from "./replies/calls.ts";
import { unknownCaseReply } from "./replies/cases.ts";

/** Stands there until the volunteer has told more; `isUntold` says that it means nothing. */
const NOTHING_TOLD: ToldSituation = { phase: "konflik", level: "meso", gates: [], signals: [], parties: "unclear" };

/** Open ones, the one worked on last first. */
export async function ownCases(ctx: JuruContext, { cases }: Pick<House, "cases">): Promise<readonly Case[]> {
  const own = await cases.ofOwner(ctx.from?.id ?? 0);
  return own.filter(({ state }) => state === "open").toSorted((one, other) => other.touchedAt - one.touchedAt);
}

export async function waitingCallsOf(
  own: readonly Case[],
  { callNotes }: Pick<House, "callNotes">,
): Promise<readonly WaitingCall[]> {
  const waiting = own.flatMap((one) =>
    callsOf(one).flatMap(({ kind, at }) => (kind === "help" ? [{ case: one, askedAt: at }] : [])),
  );
  return Promise.all(
    waiting.map(async ({ case: one, askedAt }) => {
      const told = (await callNotes.told(one.code)).filter(({ kind, callAt }) => kind === "help" && callAt === askedAt);
      return { case: one, askedAt, told: Math.max(0, ...told.map(({ count }) => count)) };
    }),
  );
}

/** Files the call. Whom it reaches is told soon after, by the work on reminders. */
export async function sendCall(
  ctx: JuruContext,
  { code, isUrgent }: { readonly code: string; readonly isUrgent: boolean },
  house: House,
): Promise<void> {
  const { speech } = ctx;
  const found = code === "" ? await caseForCall(ctx, house) : await findConcerningCase(ctx, code, house);
  if (found === "too many") return show(ctx, tooManyForCallReply(speech));
  if (found === undefined) return show(ctx, unknownCaseReply(code, speech));
  const filing = await house.cases.file({
    ...{ code: found.code, event: { kind: "help", isUrgent }, actor: personOf(ctx, house) },
    act: `${ctx.update.update_id}.help`,
  });
  switch (filing.kind) {
    case "moved":
      return show(ctx, sentReply(filing.case, code === "", speech));
    case "unchanged":
      await settle(ctx, speech.say("calls.sent-already", { code: found.code }));
      return show(ctx, sentAlreadyReply(found, speech));
    case "refused":
      if (filing.reason === "closed") return show(ctx, closedCaseReply(found.code, speech));
      return show(ctx, unknownCaseReply(found.code, speech));
    default:
      return show(ctx, unknownCaseReply(found.code, speech));
  }
}

/** The empty one of an earlier tap that nobody has answered; else a new one, so that the answer has its place. */
async function caseForCall(ctx: JuruContext, house: House): Promise<Case | "too many"> {
  const earlier = (await ownCases(ctx, house)).find((one) => one.isUntold === true && callsOf(one).length > 0);
  if (earlier !== undefined) return earlier;
  const opening = await house.cases.open(
    {
      ...{ owner: ctx.from?.id ?? 0, openedAt: house.now().getTime(), title: "other", isUntold: true },
      // Without a place it is the admins' to answer.
      ...{ place: ctx.member?.place ?? NATIONWIDE, situation: NOTHING_TOLD },
    },
    `${ctx.update.update_id}.open`,
  );
  return opening.kind === "opened" ? opening.case : "too many";
}
