import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellField } from "../../content/words/entry-words.ts";
import { isRequired } from "../../domain/entry-change.ts";
import { ENTRY_FIELDS, type EntryField } from "../../domain/entry-field.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { EntryTexts } from "../entries/entry-texts.ts";
import { actField } from "./act-field.ts";
import { html, type View } from "./markup.ts";

export interface FormShown {
  /** Where it is sent to, after `/office`. */
  readonly to: string;
  readonly typed: EntryTexts;
  readonly was: EntryTexts;
  readonly problems: Readonly<Partial<Record<EntryField, string>>>;
  readonly found: readonly string[];
}

/** How each field that is more than words is typed. */
const HINTS = {
  place: "office.directory-place-hint",
  coordinates: "office.directory-hint-coordinates",
  areasServed: "office.directory-hint-areas",
  hours: "directory.how-hours",
  documents: "office.directory-hint-documents",
  capacity: "directory.how-capacity",
} as const;

const LONG: readonly EntryField[] = ["documents", "areasServed", "eligibility"];

/** Every field at once; what is wrong stands beside it, and what was typed is still there. */
export function entryForm(form: FormShown, { speech, places }: { speech: Speech; places: PlaceIndex }): View {
  const { to, typed, was, problems, found } = form;
  return html`<form method="post" action="${`/office${to}`}" class="entry" novalidate>
    ${actField()}
    ${ENTRY_FIELDS.map(
      (field) => html`<input type="hidden" name="was-${field}" value="${was[field]}" />
        ${
          field === "categories"
            ? needsField(form, speech)
            : html`<div class="field">
              <label for="field-${field}">${tellField(field, speech)}${isRequired(field) && html` <span class="quiet">${speech.say("office.directory-required")}</span>`}</label>
              ${inputOf(field, typed[field], problems[field] !== undefined)}
              ${field in HINTS && html`<p class="quiet" id="hint-${field}">${speech.say(HINTS[field as keyof typeof HINTS])}</p>`}
              ${problemOf(field, problems)}
              ${field === "place" && found.length > 0 && placePicks(found, places, speech)}
            </div>`
        }`,
    )}
    <div class="buttons">
      <button type="submit">${speech.say("button.save")}</button>
    </div>
  </form>`;
}

function inputOf(field: EntryField, value: string, isWrong: boolean): View {
  const described = [field in HINTS ? `hint-${field}` : "", isWrong ? `problem-${field}` : ""].join(" ").trim();
  const about = html`id="field-${field}" name="${field}" ${isWrong && html`aria-invalid="true"`} ${described !== "" && html`aria-describedby="${described}"`}`;
  if (LONG.includes(field)) return html`<textarea ${about} rows="3">${value}</textarea>`;
  return html`<input ${about} value="${value}" ${field === "capacity" && html`inputmode="numeric"`} />`;
}

function needsField({ typed, problems }: FormShown, speech: Speech): View {
  const ticked = typed.categories.split(",");
  return html`<fieldset class="field" ${problems.categories !== undefined && html`aria-describedby="problem-categories"`}>
    <legend>${tellField("categories", speech)} <span class="quiet">${speech.say("office.directory-required")}</span></legend>
    ${NEED_CATEGORIES.map(
      (need) =>
        html`<label class="tick"><input type="checkbox" name="categories" value="${need}" ${ticked.includes(need) && html`checked`} />${tellNeed(need, speech)}</label>`,
    )}
    ${problemOf("categories", problems)}
  </fieldset>`;
}

function placePicks(found: readonly string[], places: PlaceIndex, speech: Speech): View {
  return html`<fieldset>
    <legend>${speech.say("office.directory-which-place")}</legend>
    ${found.map(
      (code) =>
        html`<label class="tick"><input type="radio" name="place-pick" value="${code}" />${tellPlace(code, places) ?? code}</label>`,
    )}
  </fieldset>`;
}

function problemOf(field: EntryField, problems: FormShown["problems"]): View {
  const problem = problems[field];
  return problem !== undefined && html`<p class="late" id="problem-${field}">${problem}</p>`;
}
