import type { Case } from "../domain/case.ts";
import { CASE_LIMITS } from "../domain/case-limits.ts";
import type { Paper, PaperKind } from "../domain/paper.ts";
import { findConcerningCase } from "./case-access.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import { unknownCaseReply } from "./replies/cases.ts";
import { askDropReply, paperGoneReply, unreadableReply } from "./replies/paper-told.ts";

export interface OpenedPaper<Form> {
  readonly case: Case;
  readonly paper: Paper;
  readonly form: Form;
}

interface PaperPlace {
  readonly code: string;
  readonly paper: string;
}

/** What a paper of this kind holds; undefined for one of another release. */
export interface PaperReader<Form> {
  readonly kind: Extract<PaperKind, "contract" | "session">;
  read(body: string): Form | undefined;
}

/** The paper with its case, for somebody whom it concerns. Undefined when it has been told already why there is none. */
export async function openPaper<Form>(
  ctx: JuruContext,
  place: PaperPlace,
  { kind, read }: PaperReader<Form>,
  house: House,
): Promise<OpenedPaper<Form> | undefined> {
  const found = await findConcerningCase(ctx, place.code, house);
  if (found === undefined) return told(show(ctx, unknownCaseReply(place.code, ctx.speech)));
  const paper = await house.papers.find(place.code, place.paper);
  if (paper?.kind !== kind) return told(show(ctx, paperGoneReply(place.code, ctx.speech)));
  const form = read(paper.body);
  if (form === undefined) return told(show(ctx, unreadableReply(place, kind, ctx.speech)));
  return { case: found, paper, form };
}

async function told(telling: Promise<void>): Promise<undefined> {
  await telling;
  return undefined;
}

/**
 * Saves on top of the version that the screen was made from. The same update once more gets what it got the first time;
 * somebody else's, or a second tap, gets the paper as it stands.
 */
export async function savePaper(
  ctx: JuruContext,
  { paper, seen, body, isFinal = false }: SavedPaper,
  house: Pick<House, "papers">,
): Promise<{ readonly isSaved: boolean; readonly paper: Paper } | undefined> {
  const { case: code, id } = paper;
  const act = String(ctx.update.update_id);
  const saving = await house.papers.save({ case: code, id, seen, body, isFinal, act });
  return saving.kind === "unknown" ? undefined : { isSaved: saving.kind === "saved", paper: saving.paper };
}

interface SavedPaper {
  readonly paper: Paper;
  readonly seen: number;
  readonly body: string;
  readonly isFinal?: boolean;
}

/** A new paper, or one of the same kind that `isSame` knows: a second tap begins no second one. Undefined when there are too many. */
export async function beginPaper(
  ctx: JuruContext,
  { code, kind, body }: { readonly code: string; readonly kind: PaperKind; readonly body: string },
  isSame: (paper: Paper) => boolean,
  house: House,
): Promise<Paper | undefined> {
  const begun = (await house.papers.ofCase(code)).find(
    (paper) => paper.kind === kind && !paper.isFinal && isSame(paper),
  );
  if (begun !== undefined) return begun;
  const by = ctx.from?.id ?? 0;
  const opening = await house.papers.open({ kind, case: code, body, by }, String(ctx.update.update_id));
  return opening.kind === "opened" ? opening.paper : undefined;
}

export const tooManyPapers = ({ speech }: JuruContext) => speech.say("paper.too-many", { most: CASE_LIMITS.papers });

/** Asks before a draft is deleted; what was agreed is not. False when there is nothing to ask. */
export async function askDrop(
  ctx: JuruContext,
  place: PaperPlace,
  kind: "contract" | "session",
  house: House,
): Promise<boolean> {
  const paper = await draftOf(place, kind, house);
  if (paper !== undefined) await show(ctx, askDropReply(place, kind, ctx.speech));
  return paper !== undefined;
}

/** Deletes a draft of this kind; harmless when it is gone, or final by now. */
export async function dropDraft(place: PaperPlace, kind: "contract" | "session", house: House): Promise<void> {
  if ((await draftOf(place, kind, house)) !== undefined) await house.papers.drop(place.code, place.paper);
}

async function draftOf(place: PaperPlace, kind: PaperKind, { papers }: House): Promise<Paper | undefined> {
  const paper = await papers.find(place.code, place.paper);
  return paper?.kind === kind && !paper.isFinal ? paper : undefined;
}
