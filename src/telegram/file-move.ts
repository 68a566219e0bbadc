import { changedNote, movedNote, notMovedNote } from "../content/words/move-words.ts";
import { fileReferral } from "../domain/file-referral.ts";
import type { LogEntry, Referral, ReferralEvent } from "../domain/referral.ts";
import { findConcerning } from "./concerning-referral.ts";
import type { House, JuruContext } from "./context.ts";
import { settle, show } from "./message-sender.ts";
import { createOwnerNews } from "./owner-news.ts";
import { personOf } from "./referral-access.ts";
import { screenOf } from "./referral-screen.ts";
import { complaintRow } from "./replies/referral.ts";
import { unknownReply } from "./replies/referral-notes.ts";
import { outcomeReply } from "./replies/referral-questions.ts";

interface Wanted {
  readonly code: string;
  /** The version on the screen whose button was pressed. */
  readonly seen: number;
  readonly event: ReferralEvent;
}

/** Files an event, shows what came of it, and tells the owner when somebody else did it. */
export async function fileAndShow(ctx: JuruContext, { code, seen, event }: Wanted, house: House): Promise<void> {
  const { speech } = ctx;
  const before = await findConcerning(ctx, code, house);
  if (before === undefined) return show(ctx, unknownReply(code, speech));
  const actor = personOf(ctx, house);
  const attempt = { code, event, actor, seen, act: String(ctx.update.update_id) };
  const filing = await fileReferral(attempt, { book: house.book, owners: createOwnerNews(ctx.api, house) });
  switch (filing.kind) {
    case "moved":
      return showMoved(ctx, filing.referral, filing.entry, house);
    case "unchanged":
      return sayDone(ctx, before, seen, house);
    case "changed meanwhile":
      return showChanged(ctx, filing.referral, house);
    case "refused":
      return show(ctx, await screenOf(ctx, before, house, notMovedNote(filing.reason, before, speech)));
    case "unknown":
      return show(ctx, unknownReply(code, speech));
  }
}

/** Somebody was quicker, perhaps oneself on another screen: who, and what; then how it stands now. */
export async function showChanged(ctx: JuruContext, referral: Referral, house: House): Promise<void> {
  const { latest } = referral;
  const note = latest === undefined ? undefined : changedNote(latest, { id: ctx.from?.id ?? 0 }, ctx.speech);
  await show(ctx, await screenOf(ctx, referral, house, note));
}

/** Done before, said in a pop-up. A screen that is older than what somebody else did is brought up to date. */
async function sayDone(ctx: JuruContext, referral: Referral, seen: number, house: House): Promise<void> {
  const words = ctx.speech.say("toast.already-done");
  if (ctx.callbackQuery === undefined) return show(ctx, await screenOf(ctx, referral, house, words));
  await settle(ctx, words);
  const isStale = referral.version > seen && referral.latest?.who.id !== ctx.from?.id;
  if (isStale) await show(ctx, await screenOf(ctx, referral, house));
}

/** After the client's word closing is one tap away. */
async function showMoved(ctx: JuruContext, referral: Referral, entry: LogEntry, house: House): Promise<void> {
  const { speech } = ctx;
  const note = movedNote(entry, speech);
  if (entry.why.kind !== "receive") return show(ctx, await screenOf(ctx, referral, house, note));
  const source = referral.source.kind === "listed" ? await house.directory.find(referral.source.id) : undefined;
  const question = outcomeReply(referral, speech, complaintRow({ referral, source }, speech));
  await show(ctx, { ...question, text: `${note}\n\n${question.text}` });
}
