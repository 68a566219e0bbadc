import { noteAct } from "./admin-right.ts";
import { mayAnswer } from "./call-answers.ts";
import type { PressOf } from "./callback-data.ts";
import type { House, JuruContext } from "./context.ts";
import { settle, show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import { openCaseButton } from "./replies/case-tools.ts";
import { myCasesButton, unknownCaseReply } from "./replies/cases.ts";
import { takeSureReply, tooManyToTakeReply } from "./replies/hand-over.ts";
import { tellPerson } from "./tell-person.ts";

export async function askToTake(ctx: JuruContext, code: string, house: House): Promise<void> {
  const found = await mayAnswer(ctx, code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(code, ctx.speech));
  if (found.owner === ctx.from?.id) return settle(ctx, ctx.speech.say("passing.taken", { code }));
  await show(ctx, takeSureReply(found, house.places, ctx.speech));
}

/** The coordinator looks after it from now on; whoever had it before is told, and sees it no more. */
export async function takeCase(ctx: JuruContext, { code, seen }: PressOf<"caseTake">, house: House): Promise<void> {
  const { speech } = ctx;
  const before = await mayAnswer(ctx, code, house);
  if (before === undefined) return show(ctx, unknownCaseReply(code, speech));
  const filing = await house.cases.file({
    ...{ code, event: { kind: "take" }, actor: personOf(ctx, house), seen, act: String(ctx.update.update_id) },
  });
  const taken = { text: speech.say("passing.taken", { code }), buttons: [[openCaseButton(code, speech)]] };
  if (filing.kind === "unchanged") return show(ctx, taken);
  if (filing.kind === "too many") return show(ctx, tooManyToTakeReply(speech));
  if (filing.kind !== "moved") {
    return show(ctx, { text: speech.say("passing.changed"), buttons: [[openCaseButton(code, speech)]] });
  }
  await noteAct(ctx, "case.take", { whom: before.owner, about: code }, house);
  if (before.owner !== ctx.from?.id) {
    await tellPerson(ctx.api, before.owner, house, (theirs) => ({
      text: theirs.say("passing.was-taken", { code }),
      buttons: [[myCasesButton(theirs)]],
    }));
  }
  await show(ctx, taken);
}
