import { NATIONWIDE } from "../../domain/area.ts";
import type { EntryField } from "../../domain/entry-field.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { EntryProblem } from "../../domain/read-entry-words.ts";
import type { Source, SourceStatus } from "../../domain/source.ts";
import { shorten } from "../shorten.ts";
import type { Speech } from "../speech.ts";
import { tellNeed } from "./broker-words.ts";
import { tellHours, tellWhere } from "./source-words.ts";

const LONGEST_SHOWN = 400;

/** An entry, or one that is to be one. */
export type KnownSource = Omit<Source, "quality">;

/** In which places and in whose language. */
export interface EntryWords {
  readonly places: PlaceIndex;
  readonly speech: Speech;
}

/** Why what was typed cannot be taken, to whoever typed it. */
export function tellEntryProblem(problem: EntryProblem, speech: Speech): string {
  switch (problem.kind) {
    case "too-short":
      return speech.say("propose.too-short");
    case "too-long":
      return speech.say("propose.too-long", problem);
    case "too-many-parts":
      return speech.say("propose.too-many-parts", problem);
    case "hours-unclear":
      return speech.say("propose.hours-unclear", problem);
    case "no-number":
      return speech.say("directory.no-number");
    case "no-coordinates":
      return speech.say("directory.no-coordinates");
    case "no-area":
      return speech.say("directory.no-area", problem);
    case "no-room":
      return speech.say("directory.no-room", problem);
  }
}

export function tellField(field: EntryField, speech: Speech): string {
  return speech.say(`word.field-${field}`);
}

export function tellStatus(status: SourceStatus, speech: Speech): string {
  return speech.say(status === "temporarily closed" ? "word.status-temporarily-closed" : `word.status-${status}`);
}

/** What stands in a field now, in words. */
export function tellValue(source: KnownSource, field: EntryField, { places, speech }: EntryWords): string {
  const { contact, coordinates, capacity } = source;
  const words: Readonly<Record<EntryField, string | undefined>> = {
    organisation: source.organisation,
    service: source.service,
    categories: source.categories.map((category) => tellNeed(category, speech)).join(", "),
    place: tellWhere(source, places),
    coordinates: coordinates === undefined ? undefined : `${coordinates.latitude}, ${coordinates.longitude}`,
    areasServed: tellAreas(source, places, speech),
    hours: source.hours === undefined ? undefined : tellHours(source, speech),
    eligibility: source.eligibility,
    documents: source.documents.join(", "),
    cost: source.cost,
    phone: contact.phone,
    whatsapp: contact.whatsapp,
    address: contact.address,
    capacity: capacity === undefined ? undefined : String(capacity.available),
  };
  const text = words[field] ?? "";
  return text === "" ? speech.say("word.nothing-known") : shorten(text, LONGEST_SHOWN);
}

function tellAreas({ areasServed }: KnownSource, places: PlaceIndex, speech: Speech): string {
  if (areasServed.length === 0) return speech.say("word.own-place-only");
  const tell = (area: string) =>
    area === NATIONWIDE ? speech.say("word.whole-country") : tellWhere({ place: area }, places);
  return areasServed.map(tell).join("; ");
}
