import type { Case } from "../../domain/case.ts";
import { isMediationBarred, NO_MEDIATION } from "../../domain/safety.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { findConcerningCase } from "../case-access.ts";
import { showCase } from "../case-screen.ts";
import type { House, JuruContext } from "../context.ts";
import { isDangerOn } from "../danger-mark.ts";
import { fileInCase, showFiled } from "../file-in-case.ts";
import { REFER } from "../flows/refer.ts";
import { send, show } from "../message-sender.ts";
import { guidedCardReply } from "../replies/cards.ts";
import { guidedInCase } from "../replies/case-guidance.ts";
import { caseTriesReply, caseTryReply } from "../replies/case-tries.ts";
import { tellHelped, tellTechnique } from "../replies/case-words.ts";
import { unknownCaseReply } from "../replies/cases.ts";
import { unfinishedReferralReply } from "../replies/refer.ts";
import { guidedPlanReply, guidedResultReply } from "../replies/result.ts";
import { enterGuide } from "./guide.ts";

type Shown = PressOf<"caseResult" | "casePlan" | "caseCard">;
type Asked = PressOf<"caseTries" | "caseTry">;

/** The guided talk of a case, what it led to, and what came of it. */
export async function answerCaseGuidance(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "caseGuide":
      await findGuided(ctx, press, house);
      return true;
    case "caseResult":
    case "casePlan":
    case "caseCard":
    case "caseTries":
    case "caseTry": {
      const found = await findGuided(ctx, press, house);
      if (found !== undefined) await answer(ctx, press, found, house);
      return true;
    }
    case "caseTried":
      await noteTried(ctx, press, house);
      return true;
    default:
      return false;
  }
}

/**
 * The case, where its guidance may be seen now. Undefined when something else comes first, and has been shown already: it is not
 * theirs, it is closed, or the dangers are asked.
 */
export async function findGuided(
  ctx: JuruContext,
  { name, code }: Pick<PressOf<"caseGuide">, "code"> & { readonly name: Press["name"] },
  house: House,
): Promise<Case | undefined> {
  const found = await findConcerningCase(ctx, code, house);
  if (found === undefined) await show(ctx, unknownCaseReply(code, ctx.speech));
  else if (found.state === "closed") await showCase(ctx, code, house, ctx.speech.say("not-filed.closed"));
  // The dangers are asked first, every time; a case that nobody has been guided in yet has no result either.
  else if (name === "caseGuide" || found.roles.length === 0 || (await isDangerous(ctx, found, house))) {
    await begin(ctx, found, house);
  } else return found;
  return undefined;
}

async function isDangerous(ctx: JuruContext, { dangers }: Case, house: House): Promise<boolean> {
  return dangers.length > 0 || isDangerOn(ctx, house);
}

async function answer(ctx: JuruContext, press: Shown | Asked, it: Case, house: House): Promise<void> {
  const reply =
    press.name === "caseTries" || press.name === "caseTry"
      ? await askedReply(ctx, press, it, house)
      : shownReply(ctx, press, it, house);
  await show(ctx, reply);
  if (press.name === "caseCard" && press.view === "front") house.usage.note({ kind: "opened", technique: press.id });
}

/** What is known of the case is ticked already. */
async function begin(ctx: JuruContext, it: Case, house: House): Promise<void> {
  // Ten answers are not thrown away unasked.
  if (ctx.conversation.active(REFER) > 0) return send(ctx, unfinishedReferralReply(ctx.speech));
  const { code, dangers, situation, isUntold } = it;
  await enterGuide(ctx, {
    gates: [...dangers, ...(isMediationBarred(situation.gates) ? [NO_MEDIATION] : [])],
    signals: isUntold === true ? [] : situation.signals,
    preface: (await isDangerous(ctx, it, house)) ? "danger" : "none",
    case: code,
  });
}

function shownReply(ctx: JuruContext, press: Shown, it: Case, { catalogue, now }: House) {
  const { speech } = ctx;
  const guided = guidedInCase(it, now().getTime(), catalogue, speech);
  switch (press.name) {
    case "caseResult":
      return guidedResultReply(guided, catalogue, speech);
    case "casePlan":
      return guidedPlanReply(guided, catalogue, speech);
    case "caseCard":
      return guidedCardReply(press, guided, catalogue, speech);
  }
}

async function askedReply({ speech }: JuruContext, press: Asked, it: Case, { cases, catalogue }: House) {
  return press.name === "caseTry"
    ? caseTryReply(it, press.technique, catalogue, speech)
    : caseTriesReply(it, await cases.timeline(it.code), catalogue, speech);
}

async function noteTried(ctx: JuruContext, press: PressOf<"caseTried">, house: House): Promise<void> {
  const { speech } = ctx;
  const { code, technique, helped } = press;
  const filing = await fileInCase(ctx, code, { kind: "tried", technique, helped }, house);
  const names = { technique: tellTechnique(technique, house.catalogue, speech), helped: tellHelped(helped, speech) };
  const note = [
    speech.say("case.tried-noted", names),
    ...(helped === "no" ? [speech.say("case.tried-fell")] : []),
  ].join(" ");
  await showFiled(ctx, code, filing, house, note);
}
