import type { Composer } from "grammy";
import { NATIONWIDE } from "../../domain/area.ts";
import type { Case } from "../../domain/case.ts";
import { sortByCall } from "../../domain/coordinator-call.ts";
import { tellPlace } from "../../domain/place.ts";
import { areaOf } from "../area-of.ts";
import { answerByPhone, mayAnswer } from "../call-answers.ts";
import { ownCases, sendCall, waitingCallsOf } from "../call-coordinator.ts";
import { gatherCall } from "../call-notices.ts";
import { ANSWER_WRITER, HELP_WRITER } from "../call-writers.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { enterWriting } from "../flows/writing.ts";
import { settle, show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { callCardReply } from "../replies/call-card.ts";
import { callListReply, howUrgentReply, whichCaseReply } from "../replies/calls.ts";
import { unknownCaseReply } from "../replies/cases.ts";
import { emergencyButton } from "../replies/safety.ts";
import { withCase } from "../with-case.ts";
import { isJoined } from "./join-first.ts";

const NAMES = [
  ...(["callFor", "callAsk", "callSend", "callWrite"] as const),
  ...(["calls", "callCard", "callAnswer", "callPhoned"] as const),
] as const;
type CallPress = PressOf<(typeof NAMES)[number]>;

/** /koordinator: a volunteer calls, a coordinator sees who waits and answers. */
export function addCalls(composer: Composer<JuruContext>, house: House): void {
  composer.command(["koordinator", "coordinator"], async (ctx) => {
    if (!(await isActive(ctx))) return;
    await (areaOf(personOf(ctx, house)) === undefined ? askWhichCase(ctx, 0, house) : showWaiting(ctx, 0, house));
  });

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isCallPress(press)) return next();
    if (await isActive(ctx)) await act(ctx, press, house);
  });
}

function isCallPress(press: Press): press is CallPress {
  return NAMES.some((name) => name === press.name);
}

/** Who is let in, or has been put into the settings; everybody else is told what helps at once. */
async function isActive(ctx: JuruContext): Promise<boolean> {
  if (!(await isJoined(ctx, NOTHING_KNOWN))) return false;
  if (ctx.member?.status === "active") return true;
  await show(ctx, { text: ctx.speech.say("calls.not-active"), buttons: [[emergencyButton(ctx.speech)]] });
  return false;
}

function act(ctx: JuruContext, press: CallPress, house: House): Promise<void> {
  switch (press.name) {
    case "callFor":
      return askWhichCase(ctx, press.page, house);
    case "callAsk":
      return askHowUrgent(ctx, press.code, house);
    case "callSend":
      return sendCall(ctx, { code: press.code, isUrgent: press.isUrgent === "yes" }, house);
    case "callWrite":
      return write(ctx, press.code, house);
    case "calls":
      return showWaiting(ctx, press.page, house);
    case "callCard":
      return withCase(ctx, press.code, house, (found) => showCard(ctx, found, house));
    case "callAnswer":
      return openAnswer(ctx, press.code, house);
    case "callPhoned":
      return answerByPhone(ctx, press.code, house);
  }
}

/** With no case there is nothing to choose from. */
async function askWhichCase(ctx: JuruContext, page: number, house: House): Promise<void> {
  const cases = await ownCases(ctx, house);
  const waiting = await waitingCallsOf(cases, house);
  const now = house.now().getTime();
  await show(
    ctx,
    cases.length === 0
      ? howUrgentReply(undefined, waiting, now, ctx.speech)
      : whichCaseReply({ cases, waiting, page }, now, ctx.speech),
  );
}

async function askHowUrgent(ctx: JuruContext, code: string, house: House): Promise<void> {
  const now = house.now().getTime();
  if (code === "") return show(ctx, howUrgentReply(undefined, [], now, ctx.speech));
  return withCase(ctx, code, house, async (found) => {
    await show(ctx, howUrgentReply(found, await waitingCallsOf([found], house), now, ctx.speech));
  });
}

function write(ctx: JuruContext, code: string, house: House): Promise<void> {
  return withCase(ctx, code, house, () => enterWriting(ctx, { target: "help", case: code }, HELP_WRITER));
}

async function openAnswer(ctx: JuruContext, code: string, house: House): Promise<void> {
  const found = await mayAnswer(ctx, code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(code, ctx.speech));
  if (found.help === undefined) return settle(ctx, ctx.speech.say("calls.nothing-asked", { code }));
  await enterWriting(ctx, { target: "answer", case: code }, ANSWER_WRITER);
}

async function showWaiting(ctx: JuruContext, page: number, house: House): Promise<void> {
  const { cases, places, now } = house;
  const person = personOf(ctx, house);
  const area = areaOf(person);
  // Whoever looks after nothing any more is back at their own.
  if (area === undefined) return askWhichCase(ctx, 0, house);
  const waiting = sortByCall(await cases.openIn(area)).filter(({ owner }) => owner !== person.id);
  const name = area === NATIONWIDE ? undefined : tellPlace(area, places);
  await show(ctx, callListReply({ cases: waiting, page, area: name }, places, now().getTime(), ctx.speech));
}

async function showCard(ctx: JuruContext, found: Case, house: House): Promise<void> {
  // The same card whoever it concerns opens; a volunteer's own case has a screen of its own.
  const gathered = await gatherCall(ctx.api, found, house);
  await show(ctx, callCardReply(gathered(ctx.speech)));
}
