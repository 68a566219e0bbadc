import type { Speech } from "../../content/speech.ts";
import { tellEntryProblem } from "../../content/words/entry-words.ts";
import type { FieldChange } from "../../domain/directory-acts.ts";
import { inPlace, isRequired, type Patch, readField, withoutField } from "../../domain/entry-change.ts";
import { ENTRY_FIELDS, type EntryField } from "../../domain/entry-field.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { Visit } from "../visit.ts";
import { type EntryTexts, entryTexts, inOrder } from "./entry-texts.ts";

type Sent = Pick<Visit, "fields" | "lists" | "speech">;

/** What was sent, field by field; nothing of it is lost when something is wrong with it. */
export interface EntryForm {
  readonly typed: EntryTexts;
  /** As it stood when the form was made. */
  readonly was: EntryTexts;
  readonly problems: Readonly<Partial<Record<EntryField, string>>>;
  /** Codes to choose from, for a place that was typed by its name. */
  readonly found: readonly string[];
  readonly changes: readonly FieldChange[];
}

const PLACES_FOUND = 8;

/** The same checks as in the chat. "new": everything that an entry needs has to be there. */
export function readEntryForm(sent: Sent, places: PlaceIndex, kind: "edit" | "new"): EntryForm {
  const { fields, speech } = sent;
  const typed = textsOf((field) => (field === "categories" ? ticked(sent) : (fields[field] ?? "")));
  const was = textsOf((field) => fields[`was-${field}`] ?? "");
  const problems: Partial<Record<EntryField, string>> = {};
  const changes: FieldChange[] = [];
  let found: readonly string[] = [];
  for (const field of ENTRY_FIELDS) {
    const pick = field === "place" ? (fields["place-pick"] ?? "") : "";
    const isTouched = typed[field] !== was[field] || pick !== "" || (kind === "new" && isRequired(field));
    if (!isTouched) continue;
    const read =
      field === "place" ? readPlace(pick, typed.place, places) : patchOf(field, typed[field], places, speech);
    if ("patch" in read) {
      changes.push({
        ...{ field, patch: read.patch },
        isAsSeen: (record) => entryTexts(record, { places, speech })[field] === was[field],
      });
    } else {
      problems[field] = typeof read.problem === "string" ? read.problem : speech.say(read.problem.says);
      found = read.found ?? found;
    }
  }
  const isReached = [typed.phone, typed.whatsapp, typed.address].some((text) => text !== "");
  if (kind === "new" && !isReached) problems.phone ??= speech.say("office.directory-no-contact");
  return { typed, was, problems, found, changes };
}

interface Says {
  readonly says: "office.directory-which-place" | "office.directory-no-place";
}
type Read = { readonly patch: Patch } | { readonly problem: string | Says; readonly found?: readonly string[] };

function patchOf(field: Exclude<EntryField, "place">, text: string, places: PlaceIndex, speech: Speech): Read {
  if (field === "categories") {
    const categories = NEED_CATEGORIES.filter((category) => text.split(",").includes(category));
    if (categories.length === 0) return { problem: speech.say("directory.one-need") };
    return { patch: (record) => ({ ...record, categories }) };
  }
  if (text === "" && !isRequired(field)) return { patch: withoutField(field) };
  const read = readField(field, text, places);
  return "value" in read ? { patch: read.value } : { problem: tellEntryProblem(read.problem, speech) };
}

/** Only a place that was chosen counts, or its code. */
function readPlace(pick: string, text: string, places: PlaceIndex): Read {
  const code = [pick, text].find((one) => places.get(one) !== undefined);
  if (code !== undefined) return { patch: inPlace(code) };
  const found = places.search(text, PLACES_FOUND).map((place) => place.code);
  const says = found.length > 0 ? "office.directory-which-place" : "office.directory-no-place";
  return { problem: { says }, found };
}

function ticked({ lists }: Sent): string {
  return inOrder(lists["categories"] ?? []);
}

/** A browser sends lines with another sign at their end than it was given. */
function textsOf(read: (field: EntryField) => string): EntryTexts {
  const entries = ENTRY_FIELDS.map((field) => [field, read(field).replaceAll("\r\n", "\n").trim()] as const);
  return Object.fromEntries(entries) as Record<EntryField, string>;
}
