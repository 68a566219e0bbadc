import type { Composer } from "grammy";
import type { Case } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/case-event.ts";
import { type CheckIn, LEAST_SAFE, MOST_SAFE } from "../../domain/check-in.ts";
import { stoppingGates } from "../../domain/safety.ts";
import type { TechniqueId } from "../../domain/technique.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { findConcerningCase } from "../case-access.ts";
import type { House, JuruContext } from "../context.ts";
import { fileInCase, showFiled } from "../file-in-case.ts";
import { settle, show } from "../message-sender.ts";
import { colourReply, dangerReply, gatesReply, moreGatesReply, safetyReplyOf } from "../replies/check-in.ts";
import { caseDangerReply, filedReply, goOnReply, helpedNote } from "../replies/check-in-filed.ts";
import { isAskAfter, isRhythm, rhythmNote, whenReply } from "../replies/check-in-when.ts";
import { withOpenCase } from "../with-open-case.ts";
import { stopGuide } from "./guide.ts";
import { answerPhaseChange } from "./phase-change.ts";

/** Behind it nothing more is asked. */
const LAST_TECHNIQUE: TechniqueId = "B3";

/** How a case stands: three taps, what still is to be asked then, and when to ask again. Whom it concerns is looked up at each press. */
export function addCheckIns(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined) return next();
    if (!(await answerCheckIn(ctx, press, house)) && !(await answerPhaseChange(ctx, press, house))) await next();
  });
}

async function answerCheckIn(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  const { catalogue } = house;
  const now = house.now().getTime();
  switch (press.name) {
    case "checkIn":
      await withOpenCase(ctx, press.code, house, (it) => show(ctx, colourReply(it, now, speech)));
      return true;
    case "checkInColour":
      await withOpenCase(ctx, press.code, house, () => show(ctx, safetyReplyOf(press, speech)));
      return true;
    case "checkInSafety":
      await withOpenCase(ctx, press.code, house, () => show(ctx, dangerReply(press, speech)));
      return true;
    case "checkInGates":
      await withOpenCase(ctx, press.code, house, () => show(ctx, gatesReply(press, catalogue, speech)));
      return true;
    case "checkInDone":
      await fileCheckIn(ctx, press, house);
      return true;
    case "checkInMore":
      await withOpenCase(ctx, press.code, house, (it) => show(ctx, moreGatesReply(it, catalogue, speech)));
      return true;
    case "checkInDanger":
      await fileDanger(ctx, press, house);
      return true;
    case "checkInOn":
      await withOpenCase(ctx, press.code, house, (it) => show(ctx, goOnReply(it, { now }, catalogue, speech)));
      return true;
    case "checkInHelped":
      await fileHelped(ctx, press, house);
      return true;
    case "checkInWhen":
      await withOpenCase(ctx, press.code, house, (it) => show(ctx, whenReply(it, speech)));
      return true;
    case "checkInAsk":
    case "checkInEvery":
      await fileWhen(ctx, press, house);
      return true;
    default:
      return false;
  }
}

async function fileCheckIn(ctx: JuruContext, press: PressOf<"checkInDone">, house: House): Promise<void> {
  const { code, after, colour, safety, gates } = press;
  // Of somebody who makes data up.
  if (safety < LEAST_SAFE || safety > MOST_SAFE) return settle(ctx, ctx.speech.say("general.old-button"));
  const told = { colour, safety, gates };
  const filing = await fileInCase(ctx, code, { kind: "check-in", after, ...told }, house);
  if (filing.kind === "unchanged") return fileAnyway(ctx, code, told, house);
  await showFiledCheckIn(ctx, code, filing, house);
}

/** Another one came in between: a second tap says so, and a danger is told all the same. */
async function fileAnyway(ctx: JuruContext, code: string, told: Omit<CheckIn, "at">, house: House): Promise<void> {
  const it = await findConcerningCase(ctx, code, house);
  const latest = it?.checkIns.at(-1);
  if (it === undefined || latest === undefined || isSame(latest, told)) {
    return settle(ctx, ctx.speech.say("check-in.filed-before"));
  }
  if (stoppingGates(told.gates).length === 0) {
    const question = colourReply(it, house.now().getTime(), ctx.speech);
    return show(ctx, { ...question, text: `${ctx.speech.say("check-in.other-meanwhile")}\n\n${question.text}` });
  }
  await showFiledCheckIn(ctx, code, await fileInCase(ctx, code, { kind: "check-in", ...told }, house), house);
}

async function showFiledCheckIn(
  ctx: JuruContext,
  code: string,
  filing: Awaited<ReturnType<typeof fileInCase>>,
  house: House,
): Promise<void> {
  if (filing.kind !== "moved") return showFiled(ctx, code, filing, house, "");
  if (filing.case.dangers.length > 0) await stopGuide(ctx, house);
  await show(ctx, filedReply(filing.case, house.catalogue, ctx.speech));
}

async function fileDanger(ctx: JuruContext, { code, gate }: PressOf<"checkInDanger">, house: House): Promise<void> {
  await withOpenCase(ctx, code, house, async (it) => {
    await stopGuide(ctx, house);
    const event: CaseEvent = { kind: "danger", gates: [gate] };
    const filing = it.dangers.includes(gate) ? undefined : await fileInCase(ctx, code, event, house);
    if (filing !== undefined && filing.kind !== "moved") return showFiled(ctx, code, filing, house, "");
    await show(ctx, caseDangerReply(filing?.case ?? it, gate, house.catalogue, ctx.speech));
  });
}

/** A second tap finds the word written down already, and goes on as the first one did. */
async function fileHelped(ctx: JuruContext, press: PressOf<"checkInHelped">, house: House): Promise<void> {
  const { code, technique, helped } = press;
  const { catalogue } = house;
  const now = house.now().getTime();
  await withOpenCase(ctx, code, house, async (it) => {
    if (helped === "skip") return show(ctx, goOnReply(it, { now, after: LAST_TECHNIQUE }, catalogue, ctx.speech));
    const note = helpedNote(technique, helped, catalogue, ctx.speech);
    if (isSaid(it, press)) return show(ctx, goOnReply(it, { now, note, after: technique }, catalogue, ctx.speech));
    const filing = await fileInCase(ctx, code, { kind: "tried", technique, helped }, house);
    if (filing.kind !== "moved" && filing.kind !== "unchanged") return showFiled(ctx, code, filing, house, "");
    const asIs = filing.kind === "moved" ? filing.case : it;
    await show(ctx, goOnReply(asIs, { now, note, after: technique }, catalogue, ctx.speech));
  });
}

/** Since the latest check-in, and not of guidance that came after it. */
function isSaid({ tried, checkIns, watch }: Case, { technique, helped }: PressOf<"checkInHelped">): boolean {
  const said = tried.find((word) => word.technique === technique);
  const given = watch.given.find((one) => one.technique === technique);
  const since = Math.max(checkIns.at(-1)?.at ?? 0, given?.at ?? 0);
  return said !== undefined && said.helped === helped && said.at >= since;
}

async function fileWhen(
  ctx: JuruContext,
  { name, code, days }: PressOf<"checkInAsk" | "checkInEvery">,
  house: House,
): Promise<void> {
  const { speech } = ctx;
  const event: CaseEvent | undefined =
    name === "checkInAsk"
      ? isAskAfter(days)
        ? { kind: "ask", inDays: days }
        : undefined
      : isRhythm(days)
        ? { kind: "rhythm", everyDays: days }
        : undefined;
  if (event === undefined) return settle(ctx, speech.say("general.old-button"));
  const filing = await fileInCase(ctx, code, event, house);
  if (filing.kind !== "moved" && filing.kind !== "unchanged") return showFiled(ctx, code, filing, house, "");
  const note = event.kind === "rhythm" && isRhythm(days) ? rhythmNote(days, speech) : undefined;
  await withOpenCase(ctx, code, house, (it) => show(ctx, whenReply(it, speech, note)));
}

function isSame(latest: CheckIn, { colour, safety, gates }: Omit<CheckIn, "at">): boolean {
  const isEqual = latest.gates.length === gates.length && gates.every((gate) => latest.gates.includes(gate));
  return latest.colour === colour && latest.safety === safety && isEqual;
}
