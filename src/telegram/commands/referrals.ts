import type { Composer } from "grammy";
import { shorten } from "../../content/shorten.ts";
import { NATIONWIDE } from "../../domain/area.ts";
import { sortByNeedOfAction } from "../../domain/need-of-action.ts";
import { tellPlace } from "../../domain/place.ts";
import type { Actor, Referral } from "../../domain/referral.ts";
import { readReferralCode } from "../../domain/referral-code.ts";
import { isEnded } from "../../domain/referral-state.ts";
import { openReferralsIn } from "../../domain/referrals-in-area.ts";
import { areaOf } from "../area-of.ts";
import type { PressOf } from "../callback-data.ts";
import { findConcerning } from "../concerning-referral.ts";
import type { House, JuruContext } from "../context.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { REASON } from "../flows/reason.ts";
import { COMPOSE, WRITE } from "../flows/writing.ts";
import { show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { screenOf } from "../referral-screen.ts";
import { logReply } from "../replies/referral-log.ts";
import { misreadReply, noCodeReply, unknownReply } from "../replies/referral-notes.ts";
import { referralsReply } from "../replies/referrals.ts";
import { isJoined } from "./join-first.ts";
import { answerReferralMove } from "./referral-moves.ts";

/** What was typed instead of a code, said back. */
const TYPED_SHOWN = 20;

type List = PressOf<"referrals">["list"];

/** /rujukan: the lists, one referral with its log, and its moves. Whom it concerns is looked up at each press. */
export function addReferrals(composer: Composer<JuruContext>, house: House): void {
  composer.command(["rujukan", "referrals"], async (ctx) => {
    if (!(await isJoined(ctx, NOTHING_KNOWN))) return;
    const text = ctx.match.trim();
    await (text === "" ? showList(ctx, "mine", 0, house) : openTyped(ctx, text, house));
  });

  composer.use(async (ctx, next) => {
    if (!(await answerPress(ctx, house)) && !(await answerCode(ctx, house))) await next();
  });
}

/** A code alone, as somebody reads it from a letter. */
async function answerCode(ctx: JuruContext, house: House): Promise<boolean> {
  const { words } = ctx;
  if (words === undefined || ctx.message === undefined || readReferralCode(words).kind === "no code") return false;
  for (const talk of [REASON, WRITE, COMPOSE]) await ctx.conversation.exit(talk);
  if (await isJoined(ctx, NOTHING_KNOWN)) await openTyped(ctx, words, house);
  return true;
}

async function openTyped(ctx: JuruContext, text: string, house: House): Promise<void> {
  const reading = readReferralCode(text);
  const typed = shorten(text, TYPED_SHOWN);
  if (reading.kind === "no code") return show(ctx, noCodeReply(typed, ctx.speech));
  if (reading.kind === "misread") return show(ctx, misreadReply(typed, ctx.speech));
  await showReferral(ctx, reading.code, house);
}

async function answerPress(ctx: JuruContext, house: House): Promise<boolean> {
  const { press } = ctx;
  switch (press?.name) {
    case "referrals":
      if (await isJoined(ctx, NOTHING_KNOWN)) await showList(ctx, press.list, press.page, house);
      return true;
    case "referral":
      await showReferral(ctx, press.code, house);
      return true;
    case "referralLog":
      await showLog(ctx, press, house);
      return true;
    default:
      return press !== undefined && answerReferralMove(ctx, press, house);
  }
}

/** The same for a code of somebody else as for one that nobody has. */
export async function showReferral(ctx: JuruContext, code: string, house: House): Promise<void> {
  const referral = await findConcerning(ctx, code, house);
  await show(ctx, referral === undefined ? unknownReply(code, ctx.speech) : await screenOf(ctx, referral, house));
}

async function showLog(ctx: JuruContext, { code, page }: PressOf<"referralLog">, house: House): Promise<void> {
  const referral = await findConcerning(ctx, code, house);
  if (referral === undefined) return show(ctx, unknownReply(code, ctx.speech));
  const log = await house.book.log(code);
  await show(ctx, logReply(referral, log, { page, viewer: personOf(ctx, house) }, ctx.speech));
}

async function showList(ctx: JuruContext, wanted: List, page: number, house: House): Promise<void> {
  const person = personOf(ctx, house);
  const area = areaOf(person);
  // Whoever looks after nothing any more is back at their own.
  const list = wanted === "area" && area === undefined ? "mine" : wanted;
  const now = house.now().getTime();
  const referrals = await listed(list, person, area, now, house);
  const name = area === undefined || area === NATIONWIDE ? undefined : tellPlace(area, house.places);
  await show(ctx, referralsReply({ list, referrals, page, now, area: name, hasArea: area !== undefined }, ctx.speech));
}

async function listed(
  list: List,
  { id }: Actor,
  area: string | undefined,
  now: number,
  { book }: House,
): Promise<readonly Referral[]> {
  if (list === "area" && area !== undefined) {
    return openReferralsIn(area, now, book);
  }
  const own = await book.ofOwner(id);
  if (list === "ended") return own.filter(({ state }) => isEnded(state));
  return sortByNeedOfAction(
    own.filter(({ state }) => !isEnded(state)),
    now,
  );
}
