import type { Case } from "../../domain/case.ts";
import { CASE_LIMITS } from "../../domain/case-limits.ts";
import { maskPersonalDetails } from "../../domain/personal-details.ts";
import { tellPlace } from "../../domain/place.ts";
import { EMPTY_FORM } from "../../domain/referral-form.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { findConcerningCase } from "../case-access.ts";
import { gatherCase, showCase } from "../case-screen.ts";
import type { House, JuruContext } from "../context.ts";
import { fileInCase, showFiled } from "../file-in-case.ts";
import { REFER } from "../flows/refer.ts";
import { enterWriting } from "../flows/writing.ts";
import { send, settle, show } from "../message-sender.ts";
import { caseReferralsReply } from "../replies/case-referrals.ts";
import { caseLineReply, caseTimelineReply } from "../replies/case-timeline.ts";
import { unknownCaseReply } from "../replies/cases.ts";
import { unfinishedReferralReply } from "../replies/refer.ts";
import { NOTE_WRITER } from "../write-note.ts";
import { enterRefer } from "./refer.ts";

type Looked = PressOf<"caseTimeline" | "caseLine" | "caseReferrals" | "caseNote" | "caseRefer">;

/** What has happened in a case: its timeline, notes, and the referrals that belong to it. */
export async function answerCaseRecord(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "caseTimeline":
    case "caseLine":
    case "caseReferrals":
    case "caseNote":
    case "caseRefer": {
      const found = await findConcerningCase(ctx, press.code, house);
      await (found === undefined
        ? show(ctx, unknownCaseReply(press.code, ctx.speech))
        : answer(ctx, press, found, house));
      return true;
    }
    case "caseNoteKeep":
      await keepNote(ctx, press, house);
      return true;
    default:
      return false;
  }
}

async function answer(ctx: JuruContext, press: Looked, it: Case, house: House): Promise<void> {
  const { speech } = ctx;
  switch (press.name) {
    case "caseTimeline":
    case "caseLine":
      return showTimeline(ctx, press, it, house);
    case "caseReferrals":
      return show(ctx, caseReferralsReply(await gatherCase(ctx, it, house), press.page, speech));
    case "caseNote":
      return askNote(ctx, it, house);
    case "caseRefer":
      if (it.state === "closed") return showCase(ctx, it.code, house, speech.say("not-filed.closed"));
      // Ten answers are not thrown away unasked.
      if (ctx.conversation.active(REFER) > 0) return send(ctx, unfinishedReferralReply(speech));
      return enterRefer(ctx, house, { ...EMPTY_FORM, place: it.place, case: it.code });
  }
}

async function showTimeline(
  ctx: JuruContext,
  press: PressOf<"caseTimeline" | "caseLine">,
  it: Case,
  house: House,
): Promise<void> {
  const { speech } = ctx;
  const view = await gatherCase(ctx, it, house);
  const words = { catalogue: house.catalogue, nameOf: (place: string) => tellPlace(place, house.places) ?? place };
  const whole = press.name === "caseLine" ? caseLineReply(view, press.number, words, speech) : undefined;
  await show(ctx, whole ?? caseTimelineReply(view, press.name === "caseTimeline" ? press.page : 0, words, speech));
}

/** Said before anything is written, not after it. */
async function askNote(ctx: JuruContext, it: Case, house: House): Promise<void> {
  const { speech } = ctx;
  if (it.state === "closed") return showCase(ctx, it.code, house, speech.say("not-filed.closed"));
  if (it.notes >= CASE_LIMITS.notes) {
    return showCase(ctx, it.code, house, speech.say("not-filed.too-many-notes", { most: CASE_LIMITS.notes }));
  }
  await enterWriting(ctx, { target: "note", case: it.code }, NOTE_WRITER);
}

/** The words stand in the message whose button was pressed, and nowhere else. Two taps on it are one note. */
async function keepNote(ctx: JuruContext, { code, how }: PressOf<"caseNoteKeep">, house: House): Promise<void> {
  const { speech } = ctx;
  if ((await findConcerningCase(ctx, code, house)) === undefined) return show(ctx, unknownCaseReply(code, speech));
  const text = quotedIn(ctx);
  if (text === undefined) return settle(ctx, speech.say("toast.note-again"));
  const note = how === "masked" ? maskPersonalDetails(text) : text;
  const act = `note-${ctx.callbackQuery?.message?.message_id ?? 0}`;
  const filing = await fileInCase(ctx, code, { kind: "note", text: note }, house, { act });
  await showFiled(ctx, code, filing, house, speech.say(how === "masked" ? "case.note-masked" : "case.note-saved"));
}

function quotedIn({ callbackQuery }: JuruContext): string | undefined {
  const { text, entities = [] } = callbackQuery?.message ?? {};
  const quotation = entities.find(({ type }) => type === "blockquote");
  return quotation && text?.slice(quotation.offset, quotation.offset + quotation.length);
}
