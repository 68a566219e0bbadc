import type { Speech } from "../../content/speech.ts";
import type { SourceRecord } from "../../domain/directory.ts";
import type { EntryField } from "../../domain/entry-field.ts";
import { WEEKDAYS } from "../../domain/local-time.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { writeHours } from "../../domain/read-hours.ts";

/** As a field stands in a form: another text as soon as something else stands in the entry. */
export type EntryTexts = Readonly<Record<EntryField, string>>;

export function entryTexts(
  record: Omit<SourceRecord, "id">,
  { places, speech }: { readonly places: PlaceIndex; readonly speech: Speech },
): EntryTexts {
  const { organisation, service, categories, place, coordinates, areasServed, hours, contact, capacity } = record;
  const days = WEEKDAYS.map((day) => speech.say(`word.day-${day}`));
  return {
    ...{ organisation, service },
    categories: inOrder(categories),
    place: place === "" ? "" : (tellPlace(place, places) ?? place),
    coordinates: coordinates === undefined ? "" : `${coordinates.latitude}, ${coordinates.longitude}`,
    areasServed: areasServed.join("; "),
    hours: hours === undefined ? "" : writeHours(hours.openings, days),
    eligibility: record.eligibility ?? "",
    documents: record.documents.join("\n"),
    cost: record.cost ?? "",
    phone: contact.phone ?? "",
    whatsapp: contact.whatsapp ?? "",
    address: contact.address ?? "",
    capacity: capacity === undefined ? "" : String(capacity.available),
  };
}

/** What was ticked, in our order, as one text. */
export function inOrder(categories: readonly string[]): string {
  return NEED_CATEGORIES.filter((category) => categories.includes(category)).join(",");
}
