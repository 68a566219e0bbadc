import type { Speech } from "../../content/speech.ts";
import { tellPart, tellProblem, textIn } from "../../content/words/guidance-words.ts";
import {
  type FieldForm,
  type FieldValue,
  type GuidanceItem,
  ITEM_FIELDS,
  type ItemFields,
  isLines,
} from "../../domain/guidance-item.ts";
import type { TextProblem } from "../../domain/guidance-log.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import type { TypedGuidance } from "../../domain/type-guidance.ts";
import { nameOfInput } from "../guidance-form.ts";
import { addressOfItem } from "./guidance-item.ts";
import { html, type Markup, type View } from "./markup.ts";

export interface GuidanceForm {
  readonly item: GuidanceItem;
  readonly typed: TypedGuidance;
  /** What stood there when the typing began. */
  readonly seen: ItemFields;
  readonly problems: readonly TextProblem[];
  /** What the admin had typed where another one was quicker. */
  readonly lost: ItemFields;
  /** Above the form, when there is something to say of all of it. */
  readonly notice?: string | undefined;
}

/** How what is no sentence is typed. */
const HOW_TO = { number: "guidance.how-number", link: "guidance.how-link", lastChecked: "guidance.how-month" } as const;

/** Every part in both languages, with what is wrong beside it. */
export function guidanceFormView(form: GuidanceForm, speech: Speech): View {
  const { item, typed, seen, notice, problems } = form;
  const address = addressOfItem(item);
  return html`
    <p>${speech.say("office.guidance-edit-how")} ${speech.say("office.guidance-no-names")}</p>
    ${notice !== undefined && html`<p role="alert" class="notice">${notice}</p>`}
    ${problems.length > 0 && problemList(form, speech)}
    <form method="post" action="${`${address}/review`}" class="guidance">
      <input type="hidden" name="seen" value="${JSON.stringify(seen)}" />
      ${Object.entries(ITEM_FIELDS[item.kind]).map(([field, one]) => partsOf(field, one, form, speech))}
      <fieldset>
        <legend>${tellPart("why", undefined, speech)}</legend>
        <p class="quiet">${speech.say("office.guidance-why-how")}</p>
        <div class="pair">${LANGUAGES.map((language) => inputOf({ field: "why", language, value: typed.why }, form, speech))}</div>
      </fieldset>
      <p class="buttons">
        <button type="submit">${speech.say("office.guidance-see-difference")}</button>
        <a class="button outline" href="${address}">${speech.say("office.guidance-leave")}</a>
      </p>
    </form>
  `;
}

interface Input {
  readonly field: string;
  /** Counts from 0. */
  readonly line?: number;
  readonly language: Language | "plain";
  readonly value: FieldValue;
}

function partsOf(field: string, one: FieldForm, form: GuidanceForm, speech: Speech): View {
  const value = form.typed.fields[field] ?? null;
  if (one.kind !== "lines") return partOf({ field, value, isOptional: one.isOptional === true }, form, speech);
  const lines = value !== null && isLines(value) ? value : [];
  const ofAll = form.problems.find((problem) => problem.field === field && problem.line === undefined);
  return html`${
    ofAll !== undefined &&
    html`<p class="late" id="${idOf(ofAll)}">
      ${speech.say("office.guidance-lines", { part: tellPart(field, undefined, speech), least: one.least, most: one.most })}
    </p>`
  }
  ${Array.from({ length: one.most }, (_, line) =>
    partOf({ field, line, value: lines[line] ?? null, isOptional: line >= one.least }, form, speech),
  )}`;
}

function partOf(
  { field, line, value, isOptional }: Omit<Input, "language"> & { readonly isOptional: boolean },
  form: GuidanceForm,
  speech: Speech,
): Markup {
  const isPlain = ITEM_FIELDS[form.item.kind][field]?.kind === "plain";
  const languages = isPlain ? (["plain"] as const) : LANGUAGES;
  const lost = line === undefined || line === 0 ? (form.lost[field] ?? null) : null;
  return html`<fieldset>
    <legend>
      ${tellPart(field, line === undefined ? undefined : line + 1, speech)}
      ${isOptional && html`<span class="quiet">(${speech.say("office.guidance-optional")})</span>`}
    </legend>
    ${lost !== null && lostView(lost, speech)}
    ${field in HOW_TO && html`<p class="quiet">${speech.say(HOW_TO[field as keyof typeof HOW_TO])}</p>`}
    <div class="pair">
      ${languages.map((language) =>
        inputOf({ field, ...(line !== undefined && { line }), language, value }, form, speech),
      )}
    </div>
  </fieldset>`;
}

function inputOf({ field, line, language, value }: Input, form: GuidanceForm, speech: Speech): Markup {
  const name = nameOfInput(field, line, language);
  const text = textIn(isOne(value) ? value : null, language === "plain" ? speech.language : language) ?? "";
  const problem = form.problems.find((one) => isAbout(one, { field, line, language }));
  const id = problem === undefined ? undefined : idOf(problem);
  const label = language === "plain" ? tellPart(field, undefined, speech) : speech.say(`word.language-${language}`);
  const attributes = html`id="${`in-${name}`}" name="${name}" ${language !== "plain" && html`lang="${language}"`}
  ${id !== undefined && html`aria-invalid="true" aria-describedby="${id}"`}`;
  return html`<div>
    <label for="${`in-${name}`}">${label}</label>
    ${
      language === "plain"
        ? html`<input type="text" ${attributes} value="${text}" autocomplete="off" />`
        : html`<textarea rows="2" ${attributes}>${text}</textarea>`
    }
    ${problem !== undefined && html`<p class="late" id="${id}">${tellProblem(problem, Array.from(text).length, speech)}</p>`}
  </div>`;
}

/** Above everything, with the way to each. */
function problemList({ problems, typed }: GuidanceForm, speech: Speech): View {
  return html`<div role="alert" class="problems">
    <div>
      <p>${speech.say("office.guidance-wrong", { count: problems.length })}</p>
      <ul>
        ${problems.map((problem) => html`<li>${problemLine(problem, typed, speech)}</li>`)}
      </ul>
    </div>
  </div>`;
}

/** One that is about no single part, "no way to reach", leads nowhere. */
function problemLine(problem: TextProblem, { fields, why }: TypedGuidance, speech: Speech): View {
  const { field, line, language } = problem;
  const told = tellProblem(problem, lengthOf(problem, { ...fields, why }), speech);
  if (field === "") return told;
  const part = tellPart(field, line === undefined ? undefined : line + 1, speech);
  const where = language === undefined ? part : `${part}, ${speech.say(`word.language-${language}`)}`;
  return html`<a class="line" href="${`#${idOf(problem)}`}">${where}</a>: ${told}`;
}

/** What was typed in vain stays in sight, to be typed again by whoever still wants it. */
function lostView(lost: NonNullable<FieldValue>, speech: Speech): View {
  const texts = typeof lost === "string" ? [lost] : (isLines(lost) ? lost : [lost]).flatMap(({ id, en }) => [id, en]);
  return html`<div class="lost">
    <p>${speech.say("office.guidance-lost")}</p>
    <ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>
  </div>`;
}

function isOne(value: FieldValue): value is Exclude<FieldValue, readonly unknown[]> {
  return value === null || !isLines(value);
}

function isAbout(
  problem: TextProblem,
  { field, line, language }: Omit<Input, "value" | "line"> & { readonly line: number | undefined },
) {
  if (problem.field !== field || problem.line !== line) return false;
  return language === "plain" || (problem.language ?? "id") === language;
}

function idOf({ field, line, language }: TextProblem): string {
  return ["wrong", field, line, language].filter((part) => part !== undefined).join("-");
}

/** Characters of the text that a problem is about. */
function lengthOf({ field, line, language = "id" }: TextProblem, fields: ItemFields): number {
  const value = fields[field] ?? null;
  const one = value !== null && isLines(value) ? (value[line ?? 0] ?? null) : value;
  return Array.from(textIn(one, language) ?? "").length;
}
