import type { Composer } from "grammy";
import { stoppingGates, VIOLENCE_GATES } from "../../domain/safety.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { GUIDE, type Known, NOTHING_KNOWN } from "../flows/guide.ts";
import { send, settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { guidedCardReply } from "../replies/cards.ts";
import { signalsReply, unfinishedReply } from "../replies/guide.ts";
import { planReply, resultReply, situationOf } from "../replies/result.ts";
import { gateReply, safetyCardReply, safetyReply } from "../replies/safety.ts";
import { isJoined } from "./join-first.ts";

export function addGuide(composer: Composer<JuruContext>, house: House): void {
  composer.command(["panduan", "guide"], (ctx) => openGuide(ctx));
  composer.use(async (ctx, next) => {
    if (ctx.press === undefined || !(await answerGuidePress(ctx, ctx.press, house))) await next();
  });
}

/** Begins the guided talk anew with what is known already. */
export async function enterGuide(ctx: JuruContext, known: Known): Promise<void> {
  const { gates, signals } = known;
  if (!(await isJoined(ctx, { gates, signals }))) return;
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(GUIDE, known);
}

async function openGuide(ctx: JuruContext): Promise<void> {
  if (!(await isJoined(ctx, NOTHING_KNOWN))) return;
  const isUnderWay = ctx.conversation.active(GUIDE) > 0;
  return isUnderWay ? send(ctx, unfinishedReply(ctx.speech)) : enterGuide(ctx, NOTHING_KNOWN);
}

/** The presses that need no talk: ticks carry all ticks with them, so a double tap or a lost answer does no harm. */
async function answerGuidePress(ctx: JuruContext, press: Press, { catalogue }: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "guide":
      await openGuide(ctx);
      return true;
    case "restart":
      await enterGuide(ctx, NOTHING_KNOWN);
      return true;
    case "resume":
      if (ctx.conversation.active(GUIDE) > 0) return false;
      await enterGuide(ctx, NOTHING_KNOWN);
      return true;
    case "gateTick":
      await show(ctx, afterGateTick(ctx, press, catalogue));
      return true;
    case "gateDone":
      if (stoppingGates(press.gates).length === 0) return false;
      await show(ctx, safetyReply(press, {}, catalogue, speech));
      return true;
    case "gateList":
      // A talk under way has taken this press already.
      await enterGuide(ctx, { ...press, isHeard: press.signals.length > 0 });
      return true;
    case "calm":
      await enterGuide(ctx, {
        ...press,
        gates: press.gates.filter((gate) => !VIOLENCE_GATES.includes(gate)),
        isHeard: false,
      });
      return true;
    case "signalTick":
      await show(ctx, signalsReply(toggle(press.signals, press.tick), press.page, catalogue, speech));
      return true;
    case "signalPage":
      await show(ctx, signalsReply(press.signals, press.page, catalogue, speech));
      return true;
    case "signalDone":
      if (press.signals.length > 0) return false;
      await settle(ctx, speech.say("guide.tick-one"));
      return true;
    case "result":
      await show(ctx, resultReply(press, catalogue, speech));
      return true;
    case "plan":
      await show(ctx, planReply(press, catalogue, speech));
      return true;
    case "card":
      await show(ctx, guidedCardReply(press, { carried: press, situation: situationOf(press) }, catalogue, speech));
      return true;
    case "safety":
      await send(ctx, safetyCardReply(press.id, catalogue, speech));
      return true;
    default:
      return false;
  }
}

/** A danger that is ticked brings its card at once; one taken back, or R10, only changes the list. */
function afterGateTick(ctx: JuruContext, { tick, gates, signals }: PressOf<"gateTick">, catalogue: House["catalogue"]) {
  const dangers = { gates: toggle(gates, tick), signals };
  const isNewDanger = stoppingGates([tick]).length > 0 && dangers.gates.includes(tick);
  return isNewDanger
    ? safetyReply(dangers, { opened: tick }, catalogue, ctx.speech)
    : gateReply(dangers, undefined, catalogue, ctx.speech);
}

function toggle<T>(ticked: readonly T[], tick: T): readonly T[] {
  return ticked.includes(tick) ? ticked.filter((other) => other !== tick) : [...ticked, tick];
}
