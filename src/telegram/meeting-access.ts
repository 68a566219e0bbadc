import type { Case } from "../domain/case.ts";
import { readMeeting } from "../domain/meeting-body.ts";
import type { Paper } from "../domain/paper.ts";
import { findConcerningCase } from "./case-access.ts";
import type { House, JuruContext } from "./context.ts";
import { meetingBarredReply, noCaseOfMeetingReply, type Wish } from "./replies/meeting-barred.ts";
import type { MeetingView } from "./replies/meeting-words.ts";
import { noMeetingReply, unreadableMeetingReply } from "./replies/meetings.ts";
import type { Reply } from "./replies/reply.ts";

export interface Where {
  readonly code: string;
  readonly paper: string;
}

export interface OpenedMeeting {
  readonly case: Case;
  readonly paper: Paper;
  readonly view: MeetingView;
}

export type Opening<T> = { readonly kind: "opened" } & T;
export type Barred = { readonly kind: "barred"; readonly reply: Reply };

/** The case, for somebody whom it concerns, and if what is wanted may be. */
export async function openCaseForMeeting(
  ctx: JuruContext,
  code: string,
  wish: Wish,
  house: House,
): Promise<Opening<{ readonly case: Case }> | Barred> {
  const found = await findConcerningCase(ctx, code, house);
  if (found === undefined) return { kind: "barred", reply: noCaseOfMeetingReply(ctx.speech) };
  const reply = meetingBarredReply(found, wish, house.catalogue, ctx.speech);
  return reply === undefined ? { kind: "opened", case: found } : { kind: "barred", reply };
}

/** The same for one plan: another paper, and one that nobody can read, are told apart. */
export async function openMeeting(
  ctx: JuruContext,
  { code, paper: id }: Where,
  wish: Wish,
  house: House,
): Promise<Opening<OpenedMeeting> | Barred> {
  const opening = await openCaseForMeeting(ctx, code, wish, house);
  if (opening.kind === "barred") return opening;
  const paper = await house.papers.find(code, id);
  if (paper?.kind !== "meeting") return { kind: "barred", reply: noMeetingReply(code, ctx.speech) };
  const view = viewOf(opening.case, paper, house);
  if (view === undefined) return { kind: "barred", reply: unreadableMeetingReply(code, id, ctx.speech) };
  return { kind: "opened", case: opening.case, paper, view };
}

/** Undefined for a body that this release cannot read. */
export function viewOf(it: MeetingView["case"], paper: Paper, { now }: Pick<House, "now">): MeetingView | undefined {
  const meeting = readMeeting(paper.body);
  return meeting && { case: it, paper: paper.id, meeting, now: now().getTime() };
}
