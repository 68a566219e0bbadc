import type { Speech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import type { Phase } from "../../domain/phase.ts";
import { rolesInPhase } from "../../domain/phase-change.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { fileInCase, showFiled } from "../file-in-case.ts";
import { settle, show } from "../message-sender.ts";
import { handedOverReply } from "../replies/handed-over.ts";
import { choosePhaseReply, inDangerReply, previewPhaseReply, untoldReply } from "../replies/phase-change.ts";
import type { Reply } from "../replies/reply.ts";
import { withOpenCase } from "../with-open-case.ts";

/** Another phase, and the roles that come with it: chosen, looked at, then recorded. False for any other press. */
export async function answerPhaseChange(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "phaseChange":
      await withOpenCase(ctx, press.code, house, (it) =>
        show(ctx, barrierReply(it, speech) ?? choosePhaseReply(it, house.catalogue, speech)),
      );
      return true;
    case "phaseChoose":
      await choose(ctx, press, house);
      return true;
    case "phaseSet":
      await set(ctx, press, house);
      return true;
    default:
      return false;
  }
}

async function choose(ctx: JuruContext, { code, phase }: PressOf<"phaseChoose">, house: House): Promise<void> {
  const { speech } = ctx;
  await withOpenCase(ctx, code, house, async (it) => {
    const barrier = barrierReply(it, speech);
    if (barrier !== undefined) return show(ctx, barrier);
    if (it.situation.phase === phase) return settle(ctx, speech.say("phase-change.done-before"));
    await show(ctx, previewPhaseReply(it, phase, house.catalogue, speech));
  });
}

async function set(ctx: JuruContext, press: PressOf<"phaseSet">, house: House): Promise<void> {
  const { code, phase, seen } = press;
  const { catalogue } = house;
  await withOpenCase(ctx, code, house, async (it) => {
    if (it.isUntold) return show(ctx, untoldReply(it, ctx.speech));
    const roles = rolesInPhase(it, phase).map(({ role }) => role);
    const filing = await fileInCase(ctx, code, { kind: "phase", phase, roles }, house, { seen });
    switch (filing.kind) {
      case "moved": {
        const [papers, referrals] = await Promise.all([house.papers.ofCase(code), house.book.ofCase(code)]);
        return show(ctx, handedOverReply({ case: filing.case, papers, referrals }, press, catalogue, ctx.speech));
      }
      case "unchanged":
        return settle(ctx, ctx.speech.say("phase-change.done-before"));
      case "changed meanwhile":
        return lookAgain(ctx, filing.case, phase, house);
      case "refused":
        if (filing.reason === "in danger") return show(ctx, inDangerReply(it, ctx.speech));
        return showFiled(ctx, code, filing, house, "");
      default:
        return showFiled(ctx, code, filing, house, "");
    }
  });
}

/** Somebody has written in the case since: the roles may be others by now. */
async function lookAgain(ctx: JuruContext, it: Case, phase: Phase, { catalogue }: House): Promise<void> {
  const { speech } = ctx;
  const barrier = barrierReply(it, speech);
  if (barrier !== undefined) return show(ctx, barrier);
  const preview = previewPhaseReply(it, phase, catalogue, speech);
  await show(ctx, { ...preview, text: `${speech.say("phase-change.changed")}\n\n${preview.text}` });
}

/** First the danger; and what was never told has no phase. */
function barrierReply(it: Case, speech: Speech): Reply | undefined {
  if (it.dangers.length > 0) return inDangerReply(it, speech);
  return it.isUntold ? untoldReply(it, speech) : undefined;
}
