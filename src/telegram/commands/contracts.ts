import type { Composer } from "grammy";
import { startContract } from "../../domain/contract-form.ts";
import { barrierToContract } from "../../domain/mediation-barrier.ts";
import { readContract, writeContract } from "../../domain/read-contract.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { findConcerningCase } from "../case-access.ts";
import type { House, JuruContext } from "../context.ts";
import { barContract, CONTRACT_READER, viewOf } from "../contract-view.ts";
import { enterWriting } from "../flows/writing.ts";
import { settle, show } from "../message-sender.ts";
import { askDrop, beginPaper, dropDraft, openPaper, tooManyPapers } from "../papers.ts";
import { CONTRACT_FORMS } from "../presses/contract.ts";
import { unknownCaseReply } from "../replies/cases.ts";
import { commitmentReply, contractReply, themeReply } from "../replies/contract.ts";
import { agreedReply, askHeldReply, readAloudReply } from "../replies/contract-read.ts";
import { paperListReply } from "../replies/paper-list.ts";
import { CONTRACT_WRITER } from "../write-contract.ts";
import { answerContractAgreed } from "./contract-agreed.ts";
import { changeByPress } from "./contract-changes.ts";

/** The behaviour contract: written step by step, each answer saved at once, read aloud, agreed to, and looked at again. */
export function addContracts(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isOfContract(press)) return next();
    if (await answerAround(ctx, press, house)) return;
    if (await answerContractAgreed(ctx, press, house)) return;
    if ("seen" in press) await changeByPress(ctx, press, house);
  });
}

function isOfContract(press: Press): press is PressOf<keyof typeof CONTRACT_FORMS> {
  return Object.hasOwn(CONTRACT_FORMS, press.name);
}

/** What changes nothing in a paper. */
async function answerAround(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  switch (press.name) {
    case "contracts":
      await showContracts(ctx, press.code, house, { page: press.page });
      return true;
    case "contractNew":
      await begin(ctx, press.code, house);
      return true;
    case "contract":
    case "contractTheme":
    case "contractItem":
    case "contractRead":
    case "contractAskHeld":
      await showPart(ctx, press, house);
      return true;
    case "contractWrite":
      await letWrite(ctx, press, house);
      return true;
    case "contractDrop":
    case "contractDropped":
      await drop(ctx, press, house);
      return true;
    default:
      return false;
  }
}

async function showContracts(
  ctx: JuruContext,
  code: string,
  house: House,
  { page = 0, note }: { readonly page?: number; readonly note?: string } = {},
): Promise<void> {
  const found = await findConcerningCase(ctx, code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(code, ctx.speech));
  const papers = (await house.papers.ofCase(code)).filter(({ kind }) => kind === "contract");
  // Below a danger only what was agreed before can be looked at.
  if (!papers.some(({ isFinal }) => isFinal) && (await barContract(ctx, found, house))) return;
  const isOpen = barrierToContract(found) === undefined;
  await show(ctx, paperListReply({ kind: "contract", case: found, papers, page, isOpen }, ctx.speech, note));
}

async function begin(ctx: JuruContext, code: string, house: House): Promise<void> {
  const found = await findConcerningCase(ctx, code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(code, ctx.speech));
  if (await barContract(ctx, found, house)) return;
  const body = writeContract(startContract(found.sides));
  const paper = await beginPaper(ctx, { code, kind: "contract", body }, ({ version }) => version === 0, house);
  const form = paper && readContract(paper.body);
  if (paper === undefined || form === undefined) return showContracts(ctx, code, house, { note: tooManyPapers(ctx) });
  await show(ctx, contractReply(viewOf({ case: found, paper, form }, house), ctx.speech));
}

type Part = PressOf<"contract" | "contractTheme" | "contractItem" | "contractRead" | "contractAskHeld">;

async function showPart(ctx: JuruContext, press: Part, house: House): Promise<void> {
  const { speech } = ctx;
  const opened = await openPaper(ctx, press, CONTRACT_READER, house);
  if (opened === undefined) return;
  const view = viewOf(opened, house);
  if (opened.paper.isFinal) {
    if (press.name === "contractRead") return show(ctx, readAloudReply(view, press.page, speech));
    return show(ctx, press.name === "contractAskHeld" ? askHeldReply(view, speech) : agreedReply(view, speech));
  }
  if (await barContract(ctx, opened.case, house)) return;
  switch (press.name) {
    case "contractTheme":
      return show(ctx, themeReply(view, press.theme, speech));
    case "contractItem":
      return show(ctx, commitmentReply(view, press.index, speech));
    case "contractRead":
      return show(ctx, contractReply(view, speech, undefined, press.page));
    default:
      return show(ctx, contractReply(view, speech));
  }
}

async function letWrite(ctx: JuruContext, press: PressOf<"contractWrite">, house: House): Promise<void> {
  const opened = await openPaper(ctx, press, CONTRACT_READER, house);
  if (opened === undefined) return;
  if (opened.paper.isFinal) return settle(ctx, ctx.speech.say("paper.final-already"));
  if (await barContract(ctx, opened.case, house)) return;
  const { code, paper, field } = press;
  await enterWriting(ctx, { target: "contract", case: code, paper, field }, CONTRACT_WRITER);
}

async function drop(ctx: JuruContext, press: PressOf<"contractDrop" | "contractDropped">, house: House): Promise<void> {
  const found = await findConcerningCase(ctx, press.code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(press.code, ctx.speech));
  const place = { code: press.code, paper: press.paper };
  if (press.name === "contractDrop" && (await askDrop(ctx, place, "contract", house))) return;
  if (press.name === "contractDropped") await dropDraft(place, "contract", house);
  await showContracts(ctx, press.code, house, { note: ctx.speech.say("paper.dropped") });
}
