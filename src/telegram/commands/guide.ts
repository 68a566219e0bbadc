import type { Composer } from "grammy";
import type { Speech } from "../../content/speech.ts";
import { stoppingGates, VIOLENCE_GATES } from "../../domain/safety.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { noteDangerInCase } from "../case-guidance.ts";
import type { House, JuruContext } from "../context.ts";
import { clearDanger, isDangerOn, markDanger } from "../danger-mark.ts";
import { GUIDE, type Known, NOTHING_KNOWN } from "../flows/guide.ts";
import { REFER } from "../flows/refer.ts";
import { send, settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { guidedCardReply } from "../replies/cards.ts";
import { signalsReply, unfinishedReply } from "../replies/guide.ts";
import { carriedAlong } from "../replies/guided.ts";
import { unfinishedReferralReply } from "../replies/refer.ts";
import type { Reply } from "../replies/reply.ts";
import { planReply, resultReply } from "../replies/result.ts";
import { type Dangers, gateReply, safetyCardReply, safetyReply } from "../replies/safety.ts";
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

/** A danger ends the guide: none of its questions may lead on to a technique. The way on begins at the dangers again. */
export async function stopGuide(ctx: JuruContext, house: House): Promise<void> {
  await ctx.conversation.exit(GUIDE);
  // That of a newer release is led by none of our questions, and ends all the same.
  const { talkLeft } = ctx;
  if (talkLeft?.kind === "newer" && talkLeft.names.some(isGuide)) talkLeft.end();
  await markDanger(ctx, house);
}

async function openGuide(ctx: JuruContext): Promise<void> {
  if (!(await isJoined(ctx, NOTHING_KNOWN))) return;
  // Ten answers are not thrown away unasked.
  if (ctx.conversation.active(REFER) > 0) return send(ctx, unfinishedReferralReply(ctx.speech));
  const isUnderWay = ctx.conversation.active(GUIDE) > 0;
  return isUnderWay ? send(ctx, unfinishedReply(ctx.speech)) : enterGuide(ctx, NOTHING_KNOWN);
}

/** The presses that need no talk: ticks carry all ticks with them, so a double tap or a lost answer does no harm. */
async function answerGuidePress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  const { catalogue } = house;
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
      await tickGate(ctx, press, house);
      return true;
    case "gateDone":
      if (stoppingGates(press.gates).length === 0) return false;
      await stopGuide(ctx, house);
      await noteDangerInCase(ctx, press.case, stoppingGates(press.gates), house);
      await show(ctx, safetyReply(press, {}, catalogue, speech));
      return true;
    case "gateList":
      // A talk under way has taken this press already.
      await enterGuide(ctx, { ...knownFrom(press), preface: press.signals.length > 0 ? "heard" : "none" });
      return true;
    case "calm":
      await goOnAfterViolence(ctx, press, house);
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
    case "plan":
    case "card":
      await ((await isDangerOn(ctx, house)) ? askDangersFirst(ctx, press) : showGuidance(ctx, press, house));
      return true;
    case "safety":
      await send(ctx, safetyCardReply(press.id, catalogue, speech));
      return true;
    default:
      return false;
  }
}

/** A danger that is ticked brings its card at once; one taken back, or R10, only changes the list. */
async function tickGate(ctx: JuruContext, press: PressOf<"gateTick">, house: House): Promise<void> {
  const { tick, ...told } = press;
  const dangers = { ...told, gates: toggle(told.gates, tick) };
  const isNewDanger = stoppingGates([tick]).length > 0 && dangers.gates.includes(tick);
  if (!isNewDanger) {
    // A talk under way must know what is ticked: words that are written next are added to it.
    const isUnderWay = ctx.conversation.active(GUIDE) > 0;
    if (isUnderWay) return enterGuide(ctx, { ...knownFrom(dangers), preface: "none" });
    return show(ctx, gateReply(dangers, undefined, house.catalogue, ctx.speech));
  }
  await stopGuide(ctx, house);
  await noteDangerInCase(ctx, dangers.case, [tick], house);
  await show(ctx, safetyReply(dangers, { opened: tick }, house.catalogue, ctx.speech));
}

/** Other dangers that were told are still there. */
async function goOnAfterViolence(ctx: JuruContext, press: PressOf<"calm">, house: House): Promise<void> {
  const left = press.gates.filter((gate) => !VIOLENCE_GATES.includes(gate));
  if (stoppingGates(left).length === 0) await clearDanger(ctx, house);
  await enterGuide(ctx, { ...knownFrom(press), gates: left, preface: "none" });
}

/** Buttons below a result keep for months; a danger told since then comes before them. */
export function askDangersFirst(ctx: JuruContext, { gates, signals }: Dangers): Promise<void> {
  return enterGuide(ctx, { gates, signals, preface: "danger" });
}

async function showGuidance(ctx: JuruContext, press: PressOf<"result" | "plan" | "card">, house: House): Promise<void> {
  await show(ctx, guidanceReply(press, house, ctx.speech));
  if (press.name === "card" && press.view === "front") house.usage.note({ kind: "opened", technique: press.id });
}

function guidanceReply(press: PressOf<"result" | "plan" | "card">, { catalogue }: House, speech: Speech): Reply {
  switch (press.name) {
    case "result":
      return resultReply(press, catalogue, speech);
    case "plan":
      return planReply(press, catalogue, speech);
    case "card":
      return guidedCardReply(press, carriedAlong(press, speech), catalogue, speech);
  }
}

/** What the talk goes on with; nothing else of a press is stored with it. */
function knownFrom({ gates, signals, case: code }: Dangers): Dangers {
  return { gates, signals, ...(code !== undefined && code !== "" && { case: code }) };
}

function toggle<T>(ticked: readonly T[], tick: T): readonly T[] {
  return ticked.includes(tick) ? ticked.filter((other) => other !== tick) : [...ticked, tick];
}

function isGuide(talk: string): boolean {
  return talk.split("@")[0] === GUIDE.split("@")[0];
}
