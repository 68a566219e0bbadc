import { changeSession, type SessionChange, type SessionResult } from "../../domain/change-session.ts";
import { gatesOfCase } from "../../domain/mediation-barrier.ts";
import { pointOf, proposeFor } from "../../domain/propose-session.ts";
import { readSession, writeSession } from "../../domain/read-session.ts";
import { morningIn } from "../../domain/review-day.ts";
import { allowedStages, type SessionForm, TURN_MINUTES } from "../../domain/session-form.ts";
import type { PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { fileInCase } from "../file-in-case.ts";
import { settle, show } from "../message-sender.ts";
import { type OpenedPaper, openPaper, savePaper } from "../papers.ts";
import type { SESSION_FORMS } from "../presses/session.ts";
import { paperGoneReply } from "../replies/paper-told.ts";
import type { Reply } from "../replies/reply.ts";
import { sessionReply } from "../replies/session.ts";
import { talkReply } from "../replies/session-talks.ts";
import type { SessionView } from "../replies/session-words.ts";
import { barSession, SESSION_READER, sessionViewOf } from "../session-view.ts";

type Opened = OpenedPaper<SessionForm>;
type SessionPress = PressOf<keyof typeof SESSION_FORMS>;
/** Those that change a plan carry the version of their screen. */
export type SessionChangePress = Extract<SessionPress, { readonly seen: number }>;

/** One answer of the plan, saved before it is shown. */
export async function changePlanByPress(ctx: JuruContext, press: SessionChangePress, house: House): Promise<void> {
  const opened = await openPaper(ctx, press, SESSION_READER, house);
  if (opened === undefined || (await barSession(ctx, opened.case, house))) return;
  const change = changeOf(press, opened, house);
  if (change === undefined) return settle(ctx, ctx.speech.say("general.old-button"));
  const made = await changePlan(ctx, { opened, change, seen: press.seen }, house);
  if (made === undefined) return show(ctx, paperGoneReply(press.code, ctx.speech));
  const note = press.name === "sessionDone" ? await fileDone(ctx, made, house) : made.note;
  await show(ctx, screenAfter(ctx, press, sessionViewOf(made.opened, house), note));
}

interface Made {
  readonly opened: Opened;
  readonly note: string | undefined;
}

/** The plan as it stands afterwards, with a word when nothing came of it. Undefined when the paper is gone. */
export async function changePlan(
  ctx: JuruContext,
  { opened, change, seen }: { readonly opened: Opened; readonly change: SessionChange; readonly seen: number },
  house: House,
): Promise<Made | undefined> {
  const { paper, form } = opened;
  const allowed = allowedStages(gatesOfCase(opened.case));
  const result: SessionResult =
    paper.version === seen ? changeSession(form, change, allowed) : { kind: "changed", form };
  if (result.kind !== "changed") return { opened, note: noteOf(result, ctx) };
  const saved = await savePaper(ctx, { paper, seen, body: writeSession(result.form) }, house);
  if (saved === undefined) return undefined;
  const standing = readSession(saved.paper.body) ?? form;
  const note = saved.isSaved ? undefined : ctx.speech.say("paper.changed-meanwhile");
  return { opened: { ...opened, paper: saved.paper, form: standing }, note };
}

function noteOf(result: Exclude<SessionResult, { readonly kind: "changed" }>, { speech }: JuruContext): string {
  if (result.kind === "full") return speech.say("paper.full", { most: result.most });
  return speech.say(result.kind === "empty" ? "paper.empty" : "paper.there-already");
}

/** Of the paper and not of the update: however often it is pressed, it is filed once. */
async function fileDone(ctx: JuruContext, { opened, note }: Made, house: House): Promise<string | undefined> {
  if (!opened.form.isFiled) return note;
  const { id } = opened.paper;
  const event = { kind: "document", document: "session", paper: id } as const;
  const filing = await fileInCase(ctx, opened.case.code, event, house, { act: `planned.${id}` });
  return ctx.speech.say(filing.kind === "moved" ? "session.filed" : "paper.case-full");
}

/** Undefined for what is offered no more. */
function changeOf(press: SessionChangePress, opened: Opened, house: House): SessionChange | undefined {
  const words = house.catalogue.mediation.session;
  switch (press.name) {
    case "sessionSides":
      return { kind: "sides", count: press.count };
    case "sessionStage":
      return { kind: "stage", proposal: proposeFor(press.stage, opened.case.situation.phase, words) };
    case "sessionTick": {
      const example = words[press.list].find(({ id }) => id === press.example);
      return example && { kind: "tick", list: press.list, point: pointOf(example) };
    }
    case "sessionRemove":
      return { kind: "remove", list: press.list, index: press.index };
    case "sessionMove":
      return { kind: press.way, index: press.index };
    case "sessionFirst":
      return { kind: "hear first", side: press.side };
    case "sessionAsk": {
      const example = words.asks.find(({ id }) => id === press.example);
      return example && { kind: "tick ask", side: press.side, point: pointOf(example) };
    }
    case "sessionAskOut": {
      const point = opened.form.talks.find(({ side }) => side === press.side)?.asks[press.index];
      return point && { kind: "tick ask", side: press.side, point };
    }
    case "sessionTurns": {
      const minutes = TURN_MINUTES.find((one) => String(one) === press.minutes);
      return minutes && { kind: "turns", turns: { begins: press.side, minutes } };
    }
    case "sessionNext": {
      if (press.days === "later") return { kind: "next", next: "later" };
      return { kind: "next", next: morningIn(Number(press.days), opened.case.place, house.now().getTime()) };
    }
    case "sessionSettle":
      return { kind: "settle", step: press.step };
    case "sessionStep":
      return { kind: "again", step: press.step };
    case "sessionBack":
      return { kind: "back" };
    case "sessionDone":
      return { kind: "filed" };
  }
}

function screenAfter({ speech }: JuruContext, press: SessionChangePress, view: SessionView, note?: string): Reply {
  const isOfTalk = press.name === "sessionAsk" || press.name === "sessionAskOut";
  return isOfTalk ? talkReply(view, press.side, speech, note) : sessionReply(view, speech, note);
}
