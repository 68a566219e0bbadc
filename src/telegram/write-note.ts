import { CASE_LIMITS } from "../domain/case-limits.ts";
import { findPersonalDetails, maskPersonalDetails } from "../domain/personal-details.ts";
import { findConcerningCase } from "./case-access.ts";
import { noteDangerInCase } from "./case-guidance.ts";
import type { House, JuruContext } from "./context.ts";
import { fileInCase, showFiled } from "./file-in-case.ts";
import { WRITE, type Writer, type Writing } from "./flows/writing.ts";
import { send } from "./message-sender.ts";
import { askNoteReply, checkNoteReply } from "./replies/case-notes.ts";
import { unknownCaseReply } from "./replies/cases.ts";

/** A note about a case: warned against names before, and looked at for numbers and addresses after it was written. */
export const NOTE_WRITER: Writer = {
  talk: WRITE,
  longest: () => CASE_LIMITS.words,
  ask: (ctx, { case: code = "" }) => askNoteReply(code, CASE_LIMITS.words, ctx.speech),
  take: takeNote,
};

async function takeNote(
  ctx: JuruContext,
  words: string,
  { case: code = "" }: Writing,
  house: House,
): Promise<"done" | Writing> {
  if ((await findConcerningCase(ctx, code, house)) === undefined) {
    if (!ctx.isDangerTold) await send(ctx, unknownCaseReply(code, ctx.speech));
    return "done";
  }
  if (ctx.isDangerTold) {
    // Nothing is asked below a safety card: what would be asked about is left out.
    await noteDangerInCase(ctx, code, house.reader.read(words).gates, house);
    const act = `${ctx.update.update_id}-note`;
    await fileInCase(ctx, code, { kind: "note", text: maskPersonalDetails(words) }, house, { act });
    return "done";
  }
  const details = findPersonalDetails(words);
  if (details.length > 0) {
    await send(ctx, checkNoteReply(code, { text: words, details }, ctx.speech));
    return "done";
  }
  const filing = await fileInCase(ctx, code, { kind: "note", text: words }, house);
  await showFiled(ctx, code, filing, house, ctx.speech.say("case.note-saved"));
  return "done";
}
