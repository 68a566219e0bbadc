import type { Composer } from "grammy";
import { shorten } from "../../content/shorten.ts";
import { NATIONWIDE } from "../../domain/area.ts";
import type { Case } from "../../domain/case.ts";
import { readCaseCode } from "../../domain/case-code.ts";
import { isOfferedTo } from "../../domain/move-case.ts";
import { sortCasesByNeed } from "../../domain/need-of-case.ts";
import { tellPlace } from "../../domain/place.ts";
import type { Actor } from "../../domain/referral.ts";
import { areaOf } from "../area-of.ts";
import type { Press } from "../callback-data.ts";
import { showCase } from "../case-screen.ts";
import type { House, JuruContext } from "../context.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { REASON } from "../flows/reason.ts";
import { show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { type CaseList, casesReply, noCaseCodeReply } from "../replies/cases.ts";
import { answerCaseChange } from "./case-changes.ts";
import { answerCaseGuidance } from "./case-guidance.ts";
import { answerCaseOpening } from "./case-opening.ts";
import { answerCaseRecord } from "./case-record.ts";
import { isJoined } from "./join-first.ts";

/** What was typed instead of a code, said back. */
const TYPED_SHOWN = 20;

/** /kasus: the lists, one case, and what is done to it. Whom it concerns is looked up at each press. */
export function addCases(composer: Composer<JuruContext>, house: House): void {
  composer.command(["kasus", "cases"], async (ctx) => {
    if (!(await isJoined(ctx, NOTHING_KNOWN))) return;
    const text = ctx.match.trim();
    if (text === "") return showCases(ctx, "mine", 0, house);
    const code = readCaseCode(text.toUpperCase());
    if (code === undefined) return show(ctx, noCaseCodeReply(shorten(text, TYPED_SHOWN), ctx.speech));
    await showCase(ctx, code, house);
  });

  composer.use(async (ctx, next) => {
    if (!(await answerPress(ctx, house)) && !(await answerCode(ctx, house))) await next();
  });
}

/** A code alone, as somebody reads it from a note. */
async function answerCode(ctx: JuruContext, house: House): Promise<boolean> {
  const code = ctx.message === undefined ? undefined : readCaseCode(ctx.words ?? "");
  if (code === undefined) return false;
  await ctx.conversation.exit(REASON);
  if (await isJoined(ctx, NOTHING_KNOWN)) await showCase(ctx, code, house);
  return true;
}

async function answerPress(ctx: JuruContext, house: House): Promise<boolean> {
  const { press } = ctx;
  if (press === undefined) return false;
  switch (press.name) {
    case "cases":
      if (await isJoined(ctx, NOTHING_KNOWN)) await showCases(ctx, press.list, press.page, house);
      return true;
    case "case":
      await showCase(ctx, press.code, house);
      return true;
    default:
      return answerWork(ctx, press, house);
  }
}

async function answerWork(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const answers = [answerCaseOpening, answerCaseChange, answerCaseGuidance, answerCaseRecord];
  for (const answer of answers) {
    if (await answer(ctx, press, house)) return true;
  }
  return false;
}

async function showCases(ctx: JuruContext, wanted: CaseList, page: number, house: House): Promise<void> {
  const person = personOf(ctx, house);
  const area = areaOf(person);
  // Whoever looks after nothing any more is back at their own.
  const list = wanted === "area" && area === undefined ? "mine" : wanted;
  const now = house.now().getTime();
  const cases = await listed(list, person, area, now, house);
  const view = {
    ...{ list, cases, page, now, viewer: person.id, hasArea: area !== undefined, catalogue: house.catalogue },
    area: area === undefined || area === NATIONWIDE ? undefined : tellPlace(area, house.places),
  };
  await show(ctx, casesReply(view, ctx.speech));
}

async function listed(
  list: CaseList,
  { id }: Actor,
  area: string | undefined,
  now: number,
  { cases }: House,
): Promise<readonly Case[]> {
  switch (list) {
    case "area":
      return area === undefined ? [] : sortCasesByNeed(await cases.openIn(area), id, now);
    case "closed":
      return (await cases.ofOwner(id)).filter(({ state }) => state === "closed");
    case "mine": {
      const [own, others] = await Promise.all([cases.ofOwner(id), cases.ofOthersTouchedBy(id)]);
      const open = own.filter(({ state }) => state === "open");
      return sortCasesByNeed([...open, ...others.filter((it) => isOfferedTo(it, { id }))], id, now);
    }
  }
}
