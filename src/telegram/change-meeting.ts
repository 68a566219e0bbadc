import { writeMeeting } from "../domain/meeting-body.ts";
import { type EditRefusal, editMeeting, type MeetingEdit } from "../domain/meeting-edit.ts";
import type { House, JuruContext } from "./context.ts";
import { type Barred, type OpenedMeeting, type Opening, openMeeting, viewOf, type Where } from "./meeting-access.ts";
import type { Wish } from "./replies/meeting-barred.ts";
import { clockOf } from "./replies/meeting-words.ts";
import { noMeetingReply } from "./replies/meetings.ts";

export type Changing =
  | Barred
  | (Opening<OpenedMeeting> & {
      readonly outcome: "edited" | "unchanged" | EditRefusal;
      /** Before it was changed: what was struck out stands only here. */
      readonly before: OpenedMeeting["view"];
    });

const MOST_TRIES = 5;

/**
 * Changes a plan and keeps it. Of two screens at once both changes hold: each calls lines and tasks by their id, so the slower one is
 * done again on what the quicker one left.
 */
export async function changeMeeting(
  ctx: JuruContext,
  { where, wish, edit }: { readonly where: Where; readonly wish: Wish; readonly edit: MeetingEdit },
  house: House,
): Promise<Changing> {
  for (let tries = 0; ; tries++) {
    const opening = await openMeeting(ctx, where, wish, house);
    if (opening.kind === "barred") return opening;
    const { view, paper } = opening;
    const editing = editMeeting(view.meeting, edit, clockOf(view));
    if (editing.kind === "refused") return { ...opening, outcome: editing.reason, before: view };
    if (editing.kind === "unchanged") return { ...opening, outcome: "unchanged", before: view };

    const saving = await house.papers.save({
      ...{ case: where.code, id: where.paper, seen: paper.version, isFinal: false },
      ...{ body: writeMeeting(editing.meeting), act: String(ctx.update.update_id) },
    });
    if (saving.kind === "unknown") return { kind: "barred", reply: noMeetingReply(where.code, ctx.speech) };
    if (saving.kind === "changed meanwhile") {
      if (tries < MOST_TRIES) continue;
      throw new Error("A plan was changed again and again while it was to be saved.");
    }
    const saved = viewOf(opening.case, saving.paper, house) ?? view;
    return { ...opening, paper: saving.paper, view: saved, outcome: "edited", before: view };
  }
}
