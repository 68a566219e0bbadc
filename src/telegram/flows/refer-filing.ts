import { isConcernedByCase } from "../../domain/move-case.ts";
import type { Referral, ReferralDraft, ReferralEvent } from "../../domain/referral.ts";
import { AlreadyContinued, type ReferralWords } from "../../domain/referral-book.ts";
import { askAgain, draftOf, openStep, type ReferralForm } from "../../domain/referral-form.ts";
import { isRetired } from "../../domain/source.ts";
import { findConcerning } from "../concerning-referral.ts";
import type { House, JuruContext } from "../context.ts";
import { settle, show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { screenOf } from "../referral-screen.ts";
import { openCaseButton } from "../replies/case-tools.ts";
import { filedReply } from "../replies/refer-summary.ts";
import type { Reply } from "../replies/reply.ts";
import { findListed, nameOfSource, openWords } from "./refer-words.ts";
import type { Referring } from "./referring.ts";

/** Writes the referral and what the person said to it, and shows its code. The same update once more writes nothing. */
export async function fileReferral(ctx: JuruContext, start: Referring, house: House): Promise<Referring | "filed"> {
  const { form } = start;
  if (openStep(form) !== undefined) return start;
  if (ctx.member?.status !== "active") {
    await settle(ctx, ctx.speech.say("toast.not-member"));
    return start;
  }
  const source = await sourceOf(ctx, form, house);
  if (source === undefined) return { ...start, form: askAgain(form, "source"), screen: { trouble: "source gone" } };

  const startedAt = house.now().getTime();
  const draft = draftOf(form, { owner: ctx.member.id, startedAt, source });
  const act = String(ctx.update.update_id);
  const opened = await open(draft, wordsOf(ctx, form, house), { act, book: house.book });
  if (opened.kind === "continued before") {
    await showContinued(ctx, opened.from, house);
    return "filed";
  }
  const filed = await sendIfAgreed(ctx, opened.referral, { form, act }, house);
  const listed = source.kind === "listed" ? await findListed(source.id, house) : undefined;
  const reply = filedReply(filed, listed ?? (await nameOfSource(ctx, form, house)), ctx.speech);
  const isOfCase = await noteInCase(ctx, filed, house);
  await show(ctx, isOfCase ? withWayToCase(reply, filed, ctx) : reply);
  return "filed";
}

/** True when it belongs to a case of this person's, whose timeline now says so; a label of older days is no case. */
async function noteInCase(ctx: JuruContext, referral: Referral, { cases, adminIds }: House): Promise<boolean> {
  const actor = personOf(ctx, { adminIds });
  const found = referral.case === undefined ? undefined : await cases.find(referral.case.code);
  if (found === undefined || !isConcernedByCase(found, actor)) return false;
  const event = { kind: "referral", code: referral.code } as const;
  await cases.file({ code: found.code, event, actor, act: `${ctx.update.update_id}-case` });
  return true;
}

function withWayToCase(reply: Reply, referral: Referral, { speech }: JuruContext): Reply {
  return { ...reply, buttons: [...(reply.buttons ?? []), [openCaseButton(referral.case?.code ?? "", speech)]] };
}

type Opened =
  | { readonly kind: "opened"; readonly referral: Referral }
  | { readonly kind: "continued before"; readonly from: string };

async function open(
  draft: Omit<ReferralDraft, "code">,
  words: ReferralWords,
  { act, book }: { readonly act: string; readonly book: House["book"] },
): Promise<Opened> {
  try {
    return { kind: "opened", referral: await book.open(draft, words, act) };
  } catch (error) {
    if (!(error instanceof AlreadyContinued)) throw error;
    return { kind: "continued before", from: draft.continues ?? "" };
  }
}

/** The screen of the one before leads to the referral that was quicker. */
async function showContinued(ctx: JuruContext, from: string, house: House): Promise<void> {
  const note = ctx.speech.say("referral.continued-before", { code: from });
  const before = await findConcerning(ctx, from, house);
  await show(ctx, before === undefined ? { text: note } : await screenOf(ctx, before, house, note));
}

/** Undefined when a listed source has left the directory since it was chosen, or the written name cannot be read any more. */
async function sourceOf(
  ctx: JuruContext,
  { source }: ReferralForm,
  house: House,
): Promise<ReferralDraft["source"] | undefined> {
  if (source === undefined) return undefined;
  if (source.kind === "typed") {
    const name = openWords(ctx, source.sealed, house);
    return name === undefined ? undefined : { kind: "typed", name };
  }
  const listed = await findListed(source.id, house);
  return listed === undefined || isRetired(listed) ? undefined : source;
}

function wordsOf(ctx: JuruContext, form: ReferralForm, house: House): ReferralWords {
  const need = openWords(ctx, form.words, house);
  const note = openWords(ctx, form.note, house);
  return { ...(need === undefined ? {} : { need }), ...(note === undefined ? {} : { note }) };
}

async function sendIfAgreed(
  ctx: JuruContext,
  opened: Referral,
  { form, act }: { readonly form: ReferralForm; readonly act: string },
  house: House,
): Promise<Referral> {
  const actor = personOf(ctx, house);
  const events: readonly ReferralEvent[] = {
    yes: [{ kind: "consent" }, { kind: "send" }] as const,
    override: [{ kind: "send", override: openWords(ctx, form.override, house) ?? "" }] as const,
    later: [],
  }[form.consent ?? "later"];
  for (const [number, event] of events.entries()) {
    await house.book.file({ code: opened.code, event, actor, act: `${act}-${number}` });
  }
  return (await house.book.find(opened.code)) ?? opened;
}
