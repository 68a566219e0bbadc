import { setEntryStatus, verifyEntry } from "../../domain/directory-acts.ts";
import type { Source, SourceStatus } from "../../domain/source.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { changeEntry } from "../change-entry.ts";
import type { House, JuruContext } from "../context.ts";
import { markOf } from "../entry-fields.ts";
import { EDIT_SOURCE } from "../flows/edit-source.ts";
import { settle, show } from "../message-sender.ts";
import { trimUpdate } from "../middleware/trim-update.ts";
import { doingOf } from "../referral-access.ts";
import { managedEntryReply } from "../replies/directory.ts";
import { fieldsReply, needsReply, statusesReply, sureToRetireReply } from "../replies/directory-fields.ts";
import { entryGoneReply } from "../replies/source.ts";
import { viewingOf } from "../show-sources.ts";

/** The presses on one entry, of somebody who may. Read from the store: what is changed must be what stands there. */
export async function answerEntryPress(ctx: JuruContext, press: Press, house: House): Promise<void> {
  if (!("id" in press) || typeof press.id !== "string") return;
  const { speech } = ctx;
  const source = await house.directory.find(press.id);
  if (source === undefined) return show(ctx, entryGoneReply(speech));
  switch (press.name) {
    case "entry":
      return showEntry(ctx, source, house);
    case "entryFields":
      return show(ctx, fieldsReply(source, speech));
    case "entryEdit":
      return edit(ctx, press, source);
    case "entryNeeds":
      return show(ctx, needsReply(press, source.organisation, speech));
    case "entryNeedsDone":
      return saveNeeds(ctx, press, source, house);
    case "entryStatuses":
      return show(ctx, statusesReply(source, speech));
    case "entryStatus":
      return press.status === "inactive" || press.status === "defunct"
        ? show(ctx, sureToRetireReply(source, press.status, speech))
        : saveStatus(ctx, source, press.status, house);
    case "entryRetire":
      return saveStatus(ctx, source, press.status, house);
    case "entryVerify":
    case "wrongSettled":
      return verify(ctx, source, press.name, house);
    default:
      return settle(ctx, speech.say("general.old-button"));
  }
}

async function showEntry(ctx: JuruContext, source: Source, house: House, note?: string): Promise<void> {
  // Whoever goes back to the entry edits nothing any more.
  await ctx.conversation.exit(EDIT_SOURCE);
  await show(ctx, managedEntryReply(source, viewingOf(ctx, house), note));
}

async function edit(ctx: JuruContext, { id, field }: PressOf<"entryEdit">, source: Source): Promise<void> {
  if (field === "categories") {
    const { categories, organisation } = source;
    return show(ctx, needsReply({ id, was: categories, needs: categories }, organisation, ctx.speech));
  }
  await ctx.conversation.exitAll();
  trimUpdate(ctx.update, undefined);
  await ctx.conversation.enter(EDIT_SOURCE, { id, field, mark: markOf(source, field) });
}

async function saveNeeds(
  ctx: JuruContext,
  { id, was, needs }: PressOf<"entryNeedsDone">,
  source: Source,
  house: House,
): Promise<void> {
  if (needs.length === 0) return settle(ctx, ctx.speech.say("directory.one-need"));
  const isSame = was.length === source.categories.length && was.every((need) => source.categories.includes(need));
  const mark = isSame ? markOf(source, "categories") : "";
  await changeEntry(
    ctx,
    { id, field: "categories", mark, patch: (record) => ({ ...record, categories: needs }) },
    house,
  );
}

async function saveStatus(ctx: JuruContext, { id }: Source, status: SourceStatus, house: House): Promise<void> {
  const saved = await setEntryStatus(id, status, doingOf(ctx, house), house);
  if (saved.kind !== "done") return show(ctx, entryGoneReply(ctx.speech));
  await showEntry(ctx, saved.source, house, ctx.speech.say("directory.saved"));
}

async function verify(
  ctx: JuruContext,
  { id }: Source,
  name: "entryVerify" | "wrongSettled",
  house: House,
): Promise<void> {
  const reports = name === "wrongSettled" ? "settle" : "leave";
  const verified = await verifyEntry(id, reports, doingOf(ctx, house), house);
  if (verified.kind !== "done") return show(ctx, entryGoneReply(ctx.speech));
  const note = ctx.speech.say(name === "wrongSettled" ? "directory.settled" : "directory.verified");
  await showEntry(ctx, verified.source, house, note);
}
