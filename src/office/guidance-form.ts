import {
  type FieldForm,
  type FieldValue,
  type GuidanceItem,
  ITEM_FIELDS,
  type ItemFields,
  isFit,
  isLines,
} from "../domain/guidance-item.ts";
import { LANGUAGES, type Language, type Localised } from "../domain/language.ts";
import { type TypedGuidance, tidyText } from "../domain/type-guidance.ts";

type Sent = Readonly<Record<string, string>>;
const NOTHING: Localised = { id: "", en: "" };
const WHY_NAME = "why";

/** The name of one input: "steps.0.id", "name.en", "number.plain". `line` counts from 0. */
export function nameOfInput(field: string, line: number | undefined, language: Language | "plain"): string {
  return [field, ...(line === undefined ? [] : [line]), language].join(".");
}

/** What was typed for an item; a field that the form did not hold stays as it was seen. */
export function readTyped({ kind }: GuidanceItem, sent: Sent, seen: ItemFields): TypedGuidance {
  const fields = Object.entries(ITEM_FIELDS[kind]).map(([field, form]): readonly [string, FieldValue] => {
    const value = readField(field, form, sent);
    return [field, value === undefined ? (seen[field] ?? null) : value];
  });
  const why = readWords(WHY_NAME, undefined, sent) ?? NOTHING;
  return { fields: Object.fromEntries(fields), why: isEmpty(why) ? null : why };
}

/** The same as inputs, so that a page between can carry it on. */
export function inputsOf(
  { kind }: GuidanceItem,
  { fields, why }: TypedGuidance,
): readonly (readonly [string, string])[] {
  return [...Object.keys(ITEM_FIELDS[kind]), WHY_NAME].flatMap((field) => {
    const value = field === WHY_NAME ? why : (fields[field] ?? null);
    if (value !== null && typeof value !== "string") {
      const lines = isLines(value) ? value.entries() : ([[undefined, value]] as const);
      return [...lines].flatMap(([line, words]) =>
        LANGUAGES.map((language) => [nameOfInput(field, line, language), words[language]] as const),
      );
    }
    const isPlain = ITEM_FIELDS[kind][field]?.kind === "plain";
    if (isPlain) return [[nameOfInput(field, undefined, "plain"), value ?? ""] as const];
    return LANGUAGES.map((language) => [nameOfInput(field, undefined, language), ""] as const);
  });
}

/** What stood there when the typing began. It comes back from a browser: what cannot have stood there is passed over. */
export function readSeen({ kind }: GuidanceItem, text: string | undefined): ItemFields {
  const told = parse(text ?? "");
  const fields = Object.entries(ITEM_FIELDS[kind]).map(([field, form]): readonly [string, FieldValue] => {
    const value = told[field] as FieldValue | undefined;
    return [field, value !== undefined && value !== null && isShaped(form, value) ? value : null];
  });
  return Object.fromEntries(fields);
}

function readField(field: string, form: FieldForm, sent: Sent): FieldValue | undefined {
  switch (form.kind) {
    case "plain": {
      const text = sent[nameOfInput(field, undefined, "plain")];
      if (text === undefined) return undefined;
      return tidyText(text) === "" && form.isOptional === true ? null : tidyText(text);
    }
    case "words": {
      const words = readWords(field, undefined, sent);
      return words !== undefined && isEmpty(words) && form.isOptional === true ? null : words;
    }
    case "lines": {
      const lines = Array.from({ length: form.most }, (_, line) => readWords(field, line, sent));
      if (lines.every((words) => words === undefined)) return undefined;
      return lines.filter((words) => words !== undefined).filter((words) => !isEmpty(words));
    }
  }
}

function readWords(field: string, line: number | undefined, sent: Sent): Localised | undefined {
  const [id, en] = LANGUAGES.map((language) => sent[nameOfInput(field, line, language)]);
  return id === undefined && en === undefined ? undefined : { id: tidyText(id ?? ""), en: tidyText(en ?? "") };
}

function isEmpty({ id, en }: Localised): boolean {
  return id === "" && en === "";
}

function isShaped(form: FieldForm, value: NonNullable<FieldValue>): boolean {
  if (form.kind !== "lines") return isFit(form, value);
  return isLines(value) && value.every((line) => line !== null && isFit({ kind: "words" }, line));
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === "object" && told !== null ? (told as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
