import type { z } from "zod";
import type { ItemKind, ItemValue } from "../domain/guidance-item.ts";
import type { TextProblem } from "../domain/guidance-log.ts";
import { LANGUAGES, type Localised } from "../domain/language.ts";
import { ContactEntry, PhaseEntry, SafetyEntry, Sentence, TechniqueFile } from "./schema.ts";

const ENTRIES: Readonly<Record<ItemKind, z.ZodType>> = {
  technique: TechniqueFile,
  contact: ContactEntry,
  safety: SafetyEntry,
  phase: PhaseEntry,
};

const FORMATS: Readonly<Record<string, TextProblem["kind"]>> = { lastChecked: "month", link: "link", number: "number" };

/** The checks of the files, for one item that an admin has changed. */
export function problemsOfItem(kind: ItemKind, value: ItemValue): readonly TextProblem[] {
  const { updatedOn: _, ...written } = value;
  return problemsIn(ENTRIES[kind].safeParse(written));
}

export function problemsOfWhy(why: Localised): readonly TextProblem[] {
  return problemsIn(Sentence.safeParse(why)).map((problem) => ({ ...problem, field: "why" }));
}

function problemsIn(checked: z.ZodSafeParseResult<unknown>): readonly TextProblem[] {
  return checked.success ? [] : checked.error.issues.map(toProblem);
}

function toProblem(issue: z.core.$ZodIssue): TextProblem {
  const path = issue.path.filter((step) => step !== "card");
  const field = path.find((step) => typeof step === "string" && !isLanguage(step));
  const line = path.find((step) => typeof step === "number");
  const language = LANGUAGES.find((one) => path.includes(one));
  return {
    field: String(field ?? ""),
    ...(line !== undefined && { line }),
    ...(language !== undefined && { language }),
    ...kindOf(issue, field === undefined ? undefined : String(field)),
  };
}

function kindOf(issue: z.core.$ZodIssue, field: string | undefined): Pick<TextProblem, "kind" | "most"> {
  if (issue.code === "too_big") return { kind: "too long", most: Number(issue.maximum) };
  if (issue.code === "too_small") return { kind: "empty" };
  if (issue.path.length === 0) return { kind: "no way to reach" };
  const format = FORMATS[field ?? ""];
  if (format !== undefined) return { kind: format };
  return { kind: issue.code === "custom" ? "markup" : "other" };
}

function isLanguage(step: string): boolean {
  return LANGUAGES.some((language) => language === step);
}
