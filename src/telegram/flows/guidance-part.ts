import { problemsOfWhy } from "../../content/check-item.ts";
import { tellProblem, textIn } from "../../content/words/guidance-words.ts";
import {
  canBeTaken,
  draftedFields,
  type EditPart,
  isPart,
  textAt,
  valueWith,
  WHY,
} from "../../domain/guidance-draft.ts";
import { fieldsOf, formOf, type GuidanceItem, itemKey } from "../../domain/guidance-item.ts";
import type { TextProblem } from "../../domain/guidance-log.ts";
import type { Language, Localised } from "../../domain/language.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send } from "../message-sender.ts";
import type { Editing } from "../replies/edit-guidance.ts";
import { partQuestionReply } from "../replies/guidance-question.ts";
import type { createWordsAsker, Understood } from "./ask-words.ts";
import type { Talk } from "./question.ts";

type ItemPress = Extract<Press, { readonly item: GuidanceItem }>;
type Way = "guidanceKeep" | "guidanceTake" | "guidanceFields";

interface Typing {
  readonly item: GuidanceItem;
  readonly part: EditPart;
  /** What stands there now. */
  readonly editing: () => Editing;
}

interface Conversing {
  readonly talk: Talk;
  readonly asker: ReturnType<typeof createWordsAsker>;
}

/** The new text of a part; null when it is taken out, undefined when nothing is changed. */
export async function askPart(
  { talk, asker }: Conversing,
  typing: Typing,
  house: House,
): Promise<string | Localised | null | undefined> {
  const { item, part, editing } = typing;
  if (!isPart(item, part)) return undefined;
  const ask = (language: Language | "plain") =>
    asker.askWordsOr<{ readonly text: string }, Way>(
      {
        key: language,
        reply: ({ speech }) => partQuestionReply(editing(), { part, language }, speech),
        read: (text) => readText(text, { item, part, language }, house),
      },
      (press) => wayOf(press, typing),
    );
  const standing = (language: Language) => {
    const text = textAt(standingFields(editing(), part), part);
    return text === undefined ? null : textIn(text, language);
  };
  const taken = async () => {
    const isTaken = await talk.external((ctx) => tryToTake(ctx, typing, house));
    return isTaken ? null : undefined;
  };

  if (formOf(item, part.field)?.kind === "plain") {
    const answer = await ask("plain");
    if (answer === "guidanceTake") return taken();
    return typeof answer === "string" ? undefined : answer.text;
  }
  const id = await ask("id");
  if (id === "guidanceTake") return taken();
  if (id === "guidanceFields") return undefined;
  const en = await ask("en");
  if (en === "guidanceFields" || en === "guidanceTake") return undefined;
  const texts = {
    id: typeof id === "string" ? standing("id") : id.text,
    en: typeof en === "string" ? standing("en") : en.text,
  };
  return texts.id === null || texts.en === null ? undefined : { id: texts.id, en: texts.en };
}

/** A button of this item's own screens: one of another item, still standing above, changes nothing here. */
export function isOf<N extends ItemPress["name"]>(
  item: GuidanceItem,
  press: Press | undefined,
  ...names: readonly N[]
): press is PressOf<N> {
  const isNamed = press !== undefined && names.some((name) => name === press.name);
  return isNamed && itemKey((press as ItemPress).item) === itemKey(item);
}

function wayOf(press: Press | undefined, { item, part }: Typing): Way | undefined {
  if (isOf(item, press, "guidanceFields")) return press.name;
  if (!isOf(item, press, "guidanceKeep", "guidanceTake")) return undefined;
  return press.part.field === part.field && press.part.line === part.line ? press.name : undefined;
}

/** One line, checked as the files are; whatever else stands in the item, the same text gets the same answer. */
function readText(
  typed: string,
  { item, part, language }: Omit<Typing, "editing"> & { readonly language: Language | "plain" },
  house: House,
): Understood<{ readonly text: string }> {
  const text = typed.replaceAll(/\s+/g, " ").trim();
  const candidate = language === "plain" ? text : { id: text, en: text };
  const problem = problemsWith(item, part, candidate, house).find(
    (one) => one.field === part.field && (language === "plain" || one.language === language),
  );
  if (problem === undefined) return { value: { text } };
  return { problem: (speech) => tellProblem(problem, Array.from(text).length, speech) };
}

function problemsWith(
  item: GuidanceItem,
  part: EditPart,
  text: string | Localised | null,
  { updates, catalogue }: House,
): readonly TextProblem[] {
  if (part.field === WHY) return text === null || typeof text === "string" ? [] : problemsOfWhy(text);
  return updates.problems(item, { [part.field]: valueWith(fieldsOf(item, catalogue) ?? {}, part, text) });
}

/** False, and told why, when the item cannot be without it. */
async function tryToTake(ctx: JuruContext, { part, item, editing }: Typing, house: House): Promise<boolean> {
  const { fields, draft } = editing();
  const standing = standingFields(editing(), part);
  if (!canBeTaken(item, part, standing)) return false;
  if (part.field === WHY) return true;
  const after = { ...draftedFields(fields, draft), [part.field]: valueWith(standing, part, null) };
  const [problem] = house.updates.problems(item, after);
  if (problem === undefined) return true;
  await send(ctx, { text: tellProblem(problem, 0, ctx.speech) });
  return false;
}

function standingFields({ fields, draft }: Editing, part: EditPart) {
  return part.field === WHY ? { why: draft.why ?? null } : draftedFields(fields, draft);
}
