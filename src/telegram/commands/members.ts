import type { Composer } from "grammy";
import { tellPlace } from "../../domain/place.ts";
import type { RefusalWord } from "../../domain/refusal-words.ts";
import { admitAdmin } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { decideRequest } from "../decide-request.ts";
import { REFUSE_MEMBER, type Refusing } from "../flows/refuse-member.ts";
import { show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { nameOf } from "../person-name.ts";
import { membersMenuReply } from "../replies/members.ts";
import { decidedReply, type Request, refuseQuestionReply, requestPageReply } from "../replies/requests.ts";
import { showMember } from "./member-changes.ts";
import { searchMembers } from "./member-lists.ts";

/** Places have names; Telegram counts people up to 52 bits. */
const ACCOUNT_NUMBER = /^\d{3,16}$/;

type RequestsPress = PressOf<
  "members" | "requests" | "requestPage" | "decide" | "refuseAsk" | "refuseWith" | "refuseWrite"
>;

/** /anggota: who wants to join, and the way to everybody else. The right is checked at each act, not only in the menu. */
export function addMembers(composer: Composer<JuruContext>, house: House): void {
  composer.command(["anggota", "members"], async (ctx) => {
    if (!(await admitAdmin(ctx, "anggota", house))) return;
    const sought = ctx.match.trim();
    if (ACCOUNT_NUMBER.test(sought)) return showMember(ctx, Number(sought), house);
    if (sought !== "") return searchMembers(ctx, sought, house);
    await showMenu(ctx, house);
  });

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isRequestsPress(press)) return next();
    if (await admitAdmin(ctx, press.name, house)) await act(ctx, press, house);
  });
}

function isRequestsPress(press: Press): press is RequestsPress {
  const names = ["members", "requests", "requestPage", "decide", "refuseAsk", "refuseWith", "refuseWrite"];
  return names.includes(press.name);
}

async function act(ctx: JuruContext, press: RequestsPress, house: House): Promise<void> {
  switch (press.name) {
    case "members":
      return showMenu(ctx, house);
    case "requests":
      return showRequest(ctx, 0, house);
    case "requestPage":
      return showRequest(ctx, press.page, house);
    case "decide":
      return decideRequest(ctx, { id: press.id, isAccepted: press.answer === "yes" }, house);
    case "refuseAsk":
      return askHow(ctx, press.id, house);
    case "refuseWith":
      return refuseWith(ctx, press.id, press.word, house);
    case "refuseWrite":
      return write(ctx, press.id, house);
  }
}

async function showMenu(ctx: JuruContext, { members }: House): Promise<void> {
  await show(ctx, membersMenuReply((await members.pending()).length, ctx.speech));
}

/** One after another, the one who has waited longest first. */
async function showRequest(ctx: JuruContext, asked: number, { members, places }: House): Promise<void> {
  const waiting = await members.pending();
  const page = Math.min(asked, waiting.length - 1);
  const id = waiting[page];
  if (id === undefined) return show(ctx, decidedReply(ctx.speech.say("members.none-waiting"), 0, ctx.speech));
  const place = (await members.find(id))?.place;
  const request: Request = { id, name: await nameOf(ctx, id), place: place && tellPlace(place, places) };
  await show(ctx, requestPageReply(request, page, waiting.length, ctx.speech));
}

async function isWaiting(ctx: JuruContext, id: number, { members }: House): Promise<boolean> {
  if ((await members.find(id))?.status === "pending") return true;
  const waiting = (await members.pending()).length;
  await show(ctx, decidedReply(ctx.speech.say("members.already-decided"), waiting, ctx.speech));
  return false;
}

async function askHow(ctx: JuruContext, id: number, house: House): Promise<void> {
  if (!(await isWaiting(ctx, id, house))) return;
  await show(ctx, refuseQuestionReply({ id, name: await nameOf(ctx, id) }, ctx.speech));
}

function refuseWith(ctx: JuruContext, id: number, word: RefusalWord, house: House): Promise<void> {
  return decideRequest(ctx, { id, isAccepted: false, word }, house);
}

async function write(ctx: JuruContext, id: number, house: House): Promise<void> {
  if (!(await isWaiting(ctx, id, house))) return;
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(REFUSE_MEMBER, { id } satisfies Refusing);
}
