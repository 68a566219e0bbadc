import type { Composer } from "grammy";
import { NATIONWIDE } from "../../domain/area.ts";
import {
  PRACTICE_QUESTIONS,
  type PracticeSituation,
  questionAfter,
  questionsOf,
  rightChoices,
} from "../../domain/practice.ts";
import { choicesOf } from "../../domain/practice-choices.ts";
import { tallyAreaOf } from "../../domain/practice-tally.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { isDangerOn } from "../danger-mark.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { send, settle, show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import {
  dangerBeforePracticeReply,
  practiceCardReply,
  practiceQuestionReply,
  practiceVerdictReply,
} from "../replies/practice.ts";
import { practiceHardReply } from "../replies/practice-hard.ts";
import { practiceHomeReply, practiceRepeatReply } from "../replies/practice-home.ts";
import { isJoined } from "./join-first.ts";

const PRACTICE_PRESSES = [
  ...["practice", "practiceOpen", "practiceAsk", "practiceAnswer"],
  ...["practiceCard", "practiceRepeat", "practiceHard"],
];
type PracticePress = Extract<Press, { readonly name: `practice${string}` }>;

/** /latihan: what is answered here marks no danger, opens no case and is counted nowhere as guidance. */
export function addPractice(composer: Composer<JuruContext>, house: House): void {
  composer.command(["latihan", "practice"], async (ctx) => {
    if (await mayPractise(ctx, house)) await showHome(ctx, house);
  });
  composer.use(async (ctx, next) => {
    if (ctx.press === undefined || !isPracticePress(ctx.press)) return next();
    if (await mayPractise(ctx, house)) await act(ctx, ctx.press, house);
  });
}

function isPracticePress(press: Press): press is PracticePress {
  return PRACTICE_PRESSES.includes(press.name);
}

/** A practice shows techniques, and while a real danger is on nobody is shown any. */
async function mayPractise(ctx: JuruContext, house: House): Promise<boolean> {
  if (!(await isJoined(ctx, NOTHING_KNOWN))) return false;
  if (!(await isDangerOn(ctx, house))) return true;
  await show(ctx, dangerBeforePracticeReply(ctx.speech));
  return false;
}

async function act(ctx: JuruContext, press: PracticePress, house: House): Promise<void> {
  const { catalogue, practice } = house;
  switch (press.name) {
    case "practice":
      return showHome(ctx, house);
    case "practiceOpen":
      return openSituation(ctx, press, house);
    case "practiceAsk":
      return askQuestion(ctx, press, house);
    case "practiceAnswer":
      return takeAnswer(ctx, press, house);
    case "practiceCard":
      return send(ctx, practiceCardReply(press.of, catalogue, ctx.speech));
    case "practiceRepeat": {
      const progress = await practice.progressOf(personIn(ctx));
      return show(ctx, practiceRepeatReply(progress, press.page, catalogue, ctx.speech));
    }
    case "practiceHard":
      return showHard(ctx, press.page, house);
  }
}

async function showHome(ctx: JuruContext, house: House): Promise<void> {
  const progress = await house.practice.progressOf(personIn(ctx));
  const isOverseer = overseenArea(ctx, house) !== undefined;
  await show(ctx, practiceHomeReply(progress, { isOverseer }, house.catalogue, ctx.speech));
}

async function openSituation(ctx: JuruContext, { id }: PressOf<"practiceOpen">, house: House): Promise<void> {
  const situation = findSituation(id, house);
  if (situation === undefined) return settle(ctx, ctx.speech.say("general.old-button"));
  const at = await house.practice.open(personIn(ctx), id, questionsOf(situation.facts).length);
  const question = PRACTICE_QUESTIONS[at] ?? "safety";
  await show(ctx, practiceQuestionReply(question, situation, house.catalogue, ctx.speech));
}

async function askQuestion(ctx: JuruContext, { id, question }: PressOf<"practiceAsk">, house: House): Promise<void> {
  const situation = findSituation(id, house);
  if (situation === undefined || !questionsOf(situation.facts).includes(question)) {
    return settle(ctx, ctx.speech.say("general.old-button"));
  }
  await show(ctx, practiceQuestionReply(question, situation, house.catalogue, ctx.speech));
}

async function takeAnswer(ctx: JuruContext, press: PressOf<"practiceAnswer">, house: House): Promise<void> {
  const { id, question, choice } = press;
  const { catalogue, practice } = house;
  const situation = findSituation(id, house);
  const isAsked = situation !== undefined && questionsOf(situation.facts).includes(question);
  if (!isAsked || !choicesOf(question, situation, catalogue.techniques).includes(choice)) {
    return settle(ctx, ctx.speech.say("general.old-button"));
  }
  const isRight = rightChoices(question, situation.facts, catalogue.techniques).includes(choice);
  const next = questionAfter(question, situation.facts);
  const act = String(ctx.update.update_id);
  const kept = await practice.keepAnswer(personIn(ctx), { situation: id, question, isRight, next, act });
  if (kept.kind === "not open") return settle(ctx, ctx.speech.say("toast.practice-answered"));
  if (kept.isFirst && ctx.member?.status === "active") {
    practice.count({ situation: id, question, isRight, person: personIn(ctx), place: ctx.member.place });
  }
  await show(ctx, practiceVerdictReply({ situation, question, choice }, kept.progress, catalogue, ctx.speech));
}

async function showHard(ctx: JuruContext, page: number, house: House): Promise<void> {
  const area = overseenArea(ctx, house);
  if (area === undefined) {
    const refusal = { act: String(ctx.update.update_id), who: personIn(ctx), what: "practiceHard" };
    await house.audit.noteRefusal(refusal);
    return settle(ctx, ctx.speech.say("toast.not-your-statistics"));
  }
  const tallies = await house.practice.tallies(area);
  const { catalogue, places } = house;
  await show(ctx, practiceHardReply(tallies, { area, page, places }, catalogue, ctx.speech));
}

/** Whose counts this person may see: looked up at each act, for a coordinator may have stopped being one. */
function overseenArea(ctx: JuruContext, house: House): string | undefined {
  const { role, place } = personOf(ctx, house);
  if (role === "admin") return NATIONWIDE;
  const isCoordinator = role === "coordinator" && ctx.member?.status === "active" && place !== undefined;
  return isCoordinator ? tallyAreaOf(place) : undefined;
}

function findSituation(id: string, { catalogue }: House): PracticeSituation | undefined {
  return catalogue.practice.find((situation) => situation.id === id);
}

function personIn({ from }: JuruContext): number {
  return from?.id ?? 0;
}
