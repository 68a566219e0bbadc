import { InputFile } from "grammy";
import { plainSpeech } from "../../content/speech.ts";
import { changeContract } from "../../domain/change-contract.ts";
import { type ContractForm, isReadyToSeal, renewContract } from "../../domain/contract-form.ts";
import { moveCase } from "../../domain/move-case.ts";
import { readContract, writeContract } from "../../domain/read-contract.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { barContract, CONTRACT_READER, viewOf } from "../contract-view.ts";
import { makePdf } from "../documents/make-pdf.ts";
import { fileInCase } from "../file-in-case.ts";
import { settle, show } from "../message-sender.ts";
import { beginPaper, type OpenedPaper, openPaper, savePaper, tooManyPapers } from "../papers.ts";
import { personOf } from "../referral-access.ts";
import { contractReply, LAST_PAGE } from "../replies/contract.ts";
import { printContract } from "../replies/contract-print.ts";
import { agreedReply, heldReply } from "../replies/contract-read.ts";
import { paperGoneReply } from "../replies/paper-told.ts";

type Opened = OpenedPaper<ContractForm>;

/** When all have said yes: sealed, printed, looked at again, gone on from. */
export async function answerContractAgreed(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "contractSeal":
    case "contractPdf":
    case "contractHeld":
    case "contractAgain":
      await answer(ctx, press, house);
      return true;
    default:
      return false;
  }
}

type Agreed = PressOf<"contractSeal" | "contractPdf" | "contractHeld" | "contractAgain">;

async function answer(ctx: JuruContext, press: Agreed, house: House): Promise<void> {
  const opened = await openPaper(ctx, press, CONTRACT_READER, house);
  if (opened === undefined) return;
  if (press.name === "contractSeal") return seal(ctx, opened, press, house);
  if (!opened.paper.isFinal) return show(ctx, contractReply(viewOf(opened, house), ctx.speech));
  if (press.name === "contractPdf") return sendPdf(ctx, opened, house);
  return press.name === "contractHeld" ? tellHeld(ctx, opened, press, house) : goOn(ctx, opened, press, house);
}

/** Final first, then into the timeline: what is final and stands in none yet is filed by the same press. */
async function seal(ctx: JuruContext, opened: Opened, { seen }: PressOf<"contractSeal">, house: House): Promise<void> {
  const { speech } = ctx;
  if (opened.paper.isFinal) return fileAgreed(ctx, opened, house);
  if (await barContract(ctx, opened.case, house)) return;
  if (!isReadyToSeal(opened.form, house.now().getTime())) return askDayAgain(ctx, opened, seen, house);
  const judged = moveCase(opened.case, eventOf(opened), personOf(ctx, house), house.now().getTime());
  if (judged.kind === "refused") {
    return show(ctx, contractReply(viewOf(opened, house), speech, speech.say("paper.case-full"), LAST_PAGE));
  }
  const saved = await savePaper(ctx, { paper: opened.paper, seen, body: opened.paper.body, isFinal: true }, house);
  if (saved === undefined) return show(ctx, paperGoneReply(opened.case.code, speech));
  const standing: Opened = { ...opened, paper: saved.paper, form: readContract(saved.paper.body) ?? opened.form };
  if (saved.isSaved) return fileAgreed(ctx, standing, house);
  await show(ctx, contractReply(viewOf(standing, house), speech, speech.say("paper.changed-meanwhile"), LAST_PAGE));
}

/** A draft that lay for weeks: its day of review is over before it was agreed to. */
async function askDayAgain(ctx: JuruContext, opened: Opened, seen: number, house: House): Promise<void> {
  const { speech } = ctx;
  const { form, paper } = opened;
  const isOver = form.reviewAt !== undefined && form.reviewAt <= house.now().getTime();
  const result = isOver ? changeContract(form, { kind: "again", step: "review" }) : undefined;
  if (result?.kind !== "changed") return show(ctx, contractReply(viewOf(opened, house), speech, undefined, LAST_PAGE));
  const saved = await savePaper(ctx, { paper, seen, body: writeContract(result.form) }, house);
  if (saved === undefined) return show(ctx, paperGoneReply(opened.case.code, speech));
  const standing = { ...opened, paper: saved.paper, form: readContract(saved.paper.body) ?? form };
  await show(ctx, contractReply(viewOf(standing, house), speech, speech.say("contract.review-over")));
}

function eventOf({ paper, form }: Opened) {
  const reviewAt = form.reviewAt ?? paper.changedAt;
  return { kind: "document", document: "contract", paper: paper.id, reviewAt } as const;
}

async function fileAgreed(ctx: JuruContext, opened: Opened, house: House): Promise<void> {
  const { code } = opened.case;
  // Of the paper and not of the update: however often it is pressed, it is filed once.
  const filing = await fileInCase(ctx, code, eventOf(opened), house, { act: `agreed.${opened.paper.id}` });
  const standing = filing.kind === "moved" ? { ...opened, case: filing.case } : opened;
  const isFiled = filing.kind === "moved" || filing.kind === "unchanged";
  const note = ctx.speech.say(isFiled ? "contract.sealed" : "paper.case-full");
  await show(ctx, agreedReply(viewOf(standing, house), ctx.speech, note));
}

async function sendPdf(ctx: JuruContext, opened: Opened, house: House): Promise<void> {
  const { code } = opened.case;
  const now = house.now().getTime();
  // Whoever the volunteer is, the parties read Indonesian.
  const pdf = await makePdf(printContract(viewOf(opened, house), plainSpeech(house.speeches.id)), { now });
  const caption = ctx.speech.say("word.contract-caption", { code });
  await ctx.replyWithDocument(new InputFile(pdf, `kesepakatan-${code}-${opened.paper.id}.pdf`), { caption });
  await settle(ctx);
}

async function tellHeld(ctx: JuruContext, opened: Opened, press: PressOf<"contractHeld">, house: House): Promise<void> {
  const { held } = press;
  const filing = await fileInCase(ctx, press.code, { kind: "review", paper: press.paper, held }, house);
  if (filing.kind === "moved")
    return show(ctx, heldReply(viewOf({ ...opened, case: filing.case }, house), held, ctx.speech));
  const note = ctx.speech.say(filing.kind === "unchanged" ? "paper.there-already" : "paper.case-full");
  await show(ctx, agreedReply(viewOf(opened, house), ctx.speech, note));
}

async function goOn(ctx: JuruContext, opened: Opened, press: PressOf<"contractAgain">, house: House): Promise<void> {
  if (await barContract(ctx, opened.case, house)) return;
  const { code, paper: id, way } = press;
  const body = writeContract(renewContract(opened.form, id, way));
  const isSame = (paper: { readonly body: string }) => readContract(paper.body)?.renews === id;
  const paper = await beginPaper(ctx, { code, kind: "contract", body }, isSame, house);
  const form = paper && readContract(paper.body);
  if (paper === undefined || form === undefined) {
    return show(ctx, agreedReply(viewOf(opened, house), ctx.speech, tooManyPapers(ctx)));
  }
  await show(
    ctx,
    contractReply(viewOf({ ...opened, paper, form }, house), ctx.speech, ctx.speech.say("contract.renewed")),
  );
}
