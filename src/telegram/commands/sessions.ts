import { type Composer, InputFile } from "grammy";
import { plainSpeech } from "../../content/speech.ts";
import type { Case } from "../../domain/case.ts";
import { proposeIssues } from "../../domain/propose-session.ts";
import { readSession, writeSession } from "../../domain/read-session.ts";
import { type SessionForm, startSession } from "../../domain/session-form.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { findConcerningCase } from "../case-access.ts";
import type { House, JuruContext } from "../context.ts";
import { makePdf } from "../documents/make-pdf.ts";
import { enterWriting } from "../flows/writing.ts";
import { settle, show } from "../message-sender.ts";
import { askDrop, beginPaper, dropDraft, type OpenedPaper, openPaper, tooManyPapers } from "../papers.ts";
import { SESSION_FORMS } from "../presses/session.ts";
import { unknownCaseReply } from "../replies/cases.ts";
import { paperListReply } from "../replies/paper-list.ts";
import { sessionReply } from "../replies/session.ts";
import { liveReply, pauseReply } from "../replies/session-live.ts";
import { printSession } from "../replies/session-print.ts";
import { talkReply } from "../replies/session-talks.ts";
import { editSessionReply } from "../replies/session-whole.ts";
import { barSession, SESSION_READER, sessionViewOf } from "../session-view.ts";
import { SESSION_WRITER } from "../write-session.ts";
import { changePlanByPress } from "./session-changes.ts";

/** The plan of a session: proposed from what was told, changed step by step, printed, and gone through on the day. */
export function addSessions(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isOfSession(press)) return next();
    await ("seen" in press ? changePlanByPress(ctx, press, house) : answer(ctx, press, house));
  });
}

type SessionPress = PressOf<keyof typeof SESSION_FORMS>;
type Shown = Exclude<SessionPress, { readonly seen: number }>;

function isOfSession(press: Press): press is SessionPress {
  return Object.hasOwn(SESSION_FORMS, press.name);
}

async function answer(ctx: JuruContext, press: Shown, house: House): Promise<void> {
  switch (press.name) {
    case "sessions":
    case "sessionNew":
    case "sessionDrop":
    case "sessionDropped":
      return ofCase(ctx, press, house);
    default:
      return ofPaper(ctx, press, house);
  }
}

async function ofCase(
  ctx: JuruContext,
  press: PressOf<"sessions" | "sessionNew" | "sessionDrop" | "sessionDropped">,
  house: House,
): Promise<void> {
  const found = await findConcerningCase(ctx, press.code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(press.code, ctx.speech));
  switch (press.name) {
    case "sessions":
      return (await barSession(ctx, found, house)) ? undefined : showPlans(ctx, found, house, { page: press.page });
    case "sessionNew":
      return (await barSession(ctx, found, house)) ? undefined : begin(ctx, found, house);
    case "sessionDrop":
      if (await askDrop(ctx, press, "session", house)) return;
      break;
    case "sessionDropped":
      await dropDraft(press, "session", house);
  }
  await showPlans(ctx, found, house, { note: ctx.speech.say("paper.dropped") });
}

async function showPlans(
  ctx: JuruContext,
  found: Case,
  house: House,
  { page = 0, note }: { readonly page?: number; readonly note?: string },
): Promise<void> {
  const papers = (await house.papers.ofCase(found.code)).filter(({ kind }) => kind === "session");
  const isOpen = found.state === "open";
  await show(ctx, paperListReply({ kind: "session", case: found, papers, page, isOpen }, ctx.speech, note));
}

async function begin(ctx: JuruContext, found: Case, house: House): Promise<void> {
  const { code, sides, situation } = found;
  const issues = proposeIssues(situation.signals, house.catalogue.mediation.session);
  const body = writeSession(startSession(sides, issues));
  const paper = await beginPaper(ctx, { code, kind: "session", body }, ({ version }) => version === 0, house);
  const form = paper && readSession(paper.body);
  if (paper === undefined || form === undefined) return showPlans(ctx, found, house, { note: tooManyPapers(ctx) });
  await show(ctx, sessionReply(sessionViewOf({ case: found, paper, form }, house), ctx.speech));
}

type OfPaper = Exclude<Shown, PressOf<"sessions" | "sessionNew" | "sessionDrop" | "sessionDropped">>;

async function ofPaper(ctx: JuruContext, press: OfPaper, house: House): Promise<void> {
  const { speech } = ctx;
  const opened = await openPaper(ctx, press, SESSION_READER, house);
  if (opened === undefined || (await barSession(ctx, opened.case, house))) return;
  const view = sessionViewOf(opened, house);
  // A stage that is not allowed any more is asked anew before anything of the plan is used.
  const isBarred = opened.form.stage !== undefined && !view.allowed.includes(opened.form.stage);
  if (isBarred) return show(ctx, sessionReply(view, speech));
  switch (press.name) {
    case "session":
      return show(ctx, sessionReply(view, speech));
    case "sessionEdit":
      return show(ctx, editSessionReply(view, speech));
    case "sessionTalk":
      return show(ctx, talkReply(view, press.side, speech));
    case "sessionLive":
      return show(ctx, liveReply(view, press.at, speech));
    case "sessionPause":
      return show(ctx, pauseReply(view, press.at, speech));
    case "sessionWrite": {
      const { code, paper, field, side } = press;
      return enterWriting(ctx, { target: "session", case: code, paper, field: `${field}:${side}` }, SESSION_WRITER);
    }
    case "sessionPdf":
      return sendPlan(ctx, opened, house);
  }
}

async function sendPlan(ctx: JuruContext, opened: OpenedPaper<SessionForm>, house: House): Promise<void> {
  const { code } = opened.case;
  const plan = printSession(sessionViewOf(opened, house), plainSpeech(ctx.speech));
  const pdf = await makePdf(plan, { now: house.now().getTime() });
  const caption = ctx.speech.say("word.session-caption", { code });
  await ctx.replyWithDocument(new InputFile(pdf, `rencana-sesi-${code}-${opened.paper.id}.pdf`), { caption });
  await settle(ctx);
}
