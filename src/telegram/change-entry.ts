import type { Patch } from "../domain/entry-change.ts";
import type { EntryField } from "../domain/entry-field.ts";
import { admitAdmin, noteAct } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { markOf } from "./entry-fields.ts";
import { show } from "./message-sender.ts";
import { changedMeanwhileReply, managedEntryReply } from "./replies/directory.ts";
import { entryGoneReply } from "./replies/source.ts";
import { viewingOf } from "./show-sources.ts";

export interface Change {
  readonly id: string;
  readonly field: EntryField;
  /** Of the field as the admin saw it. */
  readonly mark: string;
  readonly patch: Patch;
}

/**
 * Changes one field of an entry, if it still stands as the admin saw it: of two at once the first counts, and the
 * second is told. The right is looked at here, where it is done.
 */
export async function changeEntry(ctx: JuruContext, { id, field, mark, patch }: Change, house: House): Promise<void> {
  if (!(await admitAdmin(ctx, "entryEdit", house))) return;
  const now = house.now().getTime();
  let isTaken = false;
  const source = await house.directory.change(id, (record) => {
    const changed = patch(record, now);
    // The same change made twice, by an update that comes again or by two who agree, is no quarrel.
    const isMade = markOf(record, field) === markOf(changed, field);
    isTaken = !isMade && markOf(record, field) !== mark;
    return isMade || isTaken ? record : changed;
  });
  if (source === undefined) return show(ctx, entryGoneReply(ctx.speech));
  if (!isTaken) await noteAct(ctx, "directory.edit", { about: id }, house);
  const viewing = viewingOf(ctx, house);
  const note = ctx.speech.say("directory.saved");
  await show(ctx, isTaken ? changedMeanwhileReply(source, field, viewing) : managedEntryReply(source, viewing, note));
}
