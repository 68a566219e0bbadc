import { type ContractChange, type ContractResult, changeContract } from "../../domain/change-contract.ts";
import type { ContractForm } from "../../domain/contract-form.ts";
import type { MediationWords } from "../../domain/mediation-words.ts";
import { pointOf } from "../../domain/propose-session.ts";
import { readContract, writeContract } from "../../domain/read-contract.ts";
import { morningIn } from "../../domain/review-day.ts";
import type { PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { barContract, CONTRACT_READER, viewOf } from "../contract-view.ts";
import { settle, show } from "../message-sender.ts";
import { type OpenedPaper, openPaper, savePaper } from "../papers.ts";
import type { CONTRACT_FORMS } from "../presses/contract.ts";
import { commitmentReply, contractReply, LAST_PAGE, themeReply } from "../replies/contract.ts";
import { agreedReply } from "../replies/contract-read.ts";
import type { ContractView } from "../replies/contract-words.ts";
import { paperGoneReply } from "../replies/paper-told.ts";
import type { Reply } from "../replies/reply.ts";

type ContractPress = PressOf<keyof typeof CONTRACT_FORMS>;
/** Those that change a draft carry the version of their screen. */
export type ChangePress = Extract<ContractPress, { readonly seen: number }>;

/** One answer of the form, saved before it is shown. */
export async function changeByPress(ctx: JuruContext, press: ChangePress, house: House): Promise<void> {
  const opened = await openPaper(ctx, press, CONTRACT_READER, house);
  if (opened === undefined) return;
  const change = changeOf(press, opened, house);
  if (change === undefined) return settle(ctx, ctx.speech.say("general.old-button"));
  if (opened.paper.isFinal) {
    return show(ctx, agreedReply(viewOf(opened, house), ctx.speech, ctx.speech.say("paper.final-already")));
  }
  if (await barContract(ctx, opened.case, house)) return;
  const made = await makeChange(ctx, { opened, change, seen: press.seen }, house);
  if (made === undefined) return show(ctx, paperGoneReply(press.code, ctx.speech));
  await show(ctx, screenAfter(ctx, press, viewOf(made.opened, house), made.note));
}

/** The form as it stands afterwards, with a word when nothing came of it. Undefined when the paper is gone. */
export async function makeChange(
  ctx: JuruContext,
  made: { readonly opened: OpenedPaper<ContractForm>; readonly change: ContractChange; readonly seen: number },
  house: House,
): Promise<{ readonly opened: OpenedPaper<ContractForm>; readonly note: string | undefined } | undefined> {
  const { opened, change, seen } = made;
  const { paper, form } = opened;
  const result: ContractResult = paper.version === seen ? changeContract(form, change) : { kind: "changed", form };
  if (result.kind !== "changed") return { opened, note: noteOf(result, ctx) };
  const saved = await savePaper(ctx, { paper, seen, body: writeContract(result.form) }, house);
  if (saved === undefined) return undefined;
  const standing = readContract(saved.paper.body) ?? form;
  const note = saved.isSaved ? undefined : ctx.speech.say("paper.changed-meanwhile");
  return { opened: { ...opened, paper: saved.paper, form: standing }, note };
}

function noteOf(result: Exclude<ContractResult, { readonly kind: "changed" }>, { speech }: JuruContext): string {
  if (result.kind === "full") return speech.say("paper.full", { most: result.most });
  return speech.say(result.kind === "empty" ? "paper.empty" : "paper.there-already");
}

/** Undefined for an example that is offered no more. */
function changeOf(press: ChangePress, opened: OpenedPaper<ContractForm>, house: House): ContractChange | undefined {
  switch (press.name) {
    case "contractSides":
      return { kind: "sides", count: press.count };
    case "contractTick":
      return tickOf(press, opened.form, house.catalogue.mediation.contract);
    case "contractBy":
      return { kind: "by", index: press.index, by: press.by };
    case "contractUp":
      return { kind: "up", index: press.index };
    case "contractRemove":
      return { kind: "remove", list: press.list, index: press.index };
    case "contractWatch":
      return { kind: "watcher", watcher: press.watcher };
    case "contractSettle":
      return { kind: "settle", list: press.list };
    case "contractReview": {
      const { place } = opened.case;
      return { kind: "review", at: morningIn(Number(press.weeks) * 7, place, house.now().getTime()) };
    }
    case "contractStep":
      return { kind: "again", step: press.step };
    case "contractBack":
      return { kind: "back" };
    case "contractAgree":
      return { kind: "agree", side: press.side };
    case "contractSeal":
      return undefined;
  }
}

function tickOf(
  { list, example: id }: PressOf<"contractTick">,
  form: ContractForm,
  words: MediationWords["contract"],
): ContractChange | undefined {
  const index = form[list].findIndex(({ example }) => example === id);
  if (index !== -1) return { kind: "remove", list, index };
  const offered = list === "broken" ? words.broken : words.themes.flatMap(({ examples }) => examples);
  const example = offered.find((one) => one.id === id);
  return example && { kind: "add", list, point: pointOf(example) };
}

/** Where one was, so that the next tick is under the same finger. */
function screenAfter({ speech }: JuruContext, press: ChangePress, view: ContractView, note?: string): Reply {
  switch (press.name) {
    case "contractTick": {
      if (press.list === "broken") return contractReply(view, speech, note);
      const theme = view.words.themes.findIndex(({ examples }) => examples.some(({ id }) => id === press.example));
      return themeReply(view, theme, speech, note);
    }
    case "contractBy":
      return commitmentReply(view, press.index, speech, note);
    case "contractUp":
      return commitmentReply(view, Math.max(0, press.index - 1), speech, note);
    case "contractAgree":
      return contractReply(view, speech, note, LAST_PAGE);
    default:
      return contractReply(view, speech, note);
  }
}
