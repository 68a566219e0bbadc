import { changeEntry as changeFields } from "../domain/directory-acts.ts";
import type { Patch } from "../domain/entry-change.ts";
import type { EntryField } from "../domain/entry-field.ts";
import { admitAdmin } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { markOf } from "./entry-fields.ts";
import { show } from "./message-sender.ts";
import { doingOf } from "./referral-access.ts";
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

/** Changes one field of an entry, if it still stands as the admin saw it, and tells what came of it. */
export async function changeEntry(ctx: JuruContext, { id, field, mark, patch }: Change, house: House): Promise<void> {
  if (!(await admitAdmin(ctx, "entryEdit", house))) return;
  const isAsSeen = (record: Parameters<Patch>[0]) => markOf(record, field) === mark;
  const changed = await changeFields(id, [{ field, patch, isAsSeen }], doingOf(ctx, house), house);
  const viewing = viewingOf(ctx, house);
  if (changed.kind === "taken") return show(ctx, changedMeanwhileReply(changed.source, field, viewing));
  if (changed.kind !== "done") return show(ctx, entryGoneReply(ctx.speech));
  await show(ctx, managedEntryReply(changed.source, viewing, ctx.speech.say("directory.saved")));
}
