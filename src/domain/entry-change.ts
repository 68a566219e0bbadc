import { isWithin, NATIONWIDE } from "./area.ts";
import type { SourceRecord } from "./directory.ts";
import type { EntryField } from "./entry-field.ts";
import { isInIndonesia } from "./indonesia.ts";
import type { PlaceIndex } from "./place.ts";
import { type EntryReading, readDocuments, readLine, readOpenings } from "./read-entry-words.ts";
import { SOURCE_LIMITS } from "./source-limits.ts";
import { offsetAt } from "./time-zone.ts";

/** Makes one change in an entry, at a moment (ms since the epoch). */
export type Patch = (record: SourceRecord, now: number) => SourceRecord;

/** Categories are ticked, and a place is chosen. */
export type TypedField = Exclude<EntryField, "categories" | "place">;

const REQUIRED: readonly EntryField[] = ["organisation", "service", "categories", "place"];
const MOST_ROOM = 100_000;

export function isRequired(field: EntryField): boolean {
  return REQUIRED.includes(field);
}

/** What an admin typed, as a change; or what to say about it. */
export function readField(field: TypedField, text: string, places: PlaceIndex): EntryReading<Patch> {
  switch (field) {
    case "organisation":
    case "service":
    case "eligibility":
    case "cost":
      return patched(readLine(text, SOURCE_LIMITS[field]), (value) => (record) => ({ ...record, [field]: value }));
    case "phone":
    case "whatsapp":
    case "address": {
      const most = field === "address" ? SOURCE_LIMITS.address : SOURCE_LIMITS.phone;
      return patched(field === "address" ? readLine(text, most) : readNumber(text, most), (value) => (record) => ({
        ...record,
        contact: { ...record.contact, [field]: value },
      }));
    }
    case "documents":
      return patched(readDocuments(text), (documents) => (record) => ({ ...record, documents }));
    case "hours":
      return patched(readOpenings(text), (openings) => (record) => ({
        ...record,
        hours: { offsetMinutes: offsetAt(record.place), openings },
      }));
    case "coordinates":
      return readCoordinates(text);
    case "areasServed":
      return readAreas(text, places);
    case "capacity":
      return readRoom(text);
  }
}

/** A map must not lead to where the office was before. */
export function inPlace(place: string): Patch {
  return ({ hours, coordinates, ...record }) => ({
    ...record,
    place,
    ...(coordinates !== undefined && isWithin(place, record.place) ? { coordinates } : {}),
    ...(hours === undefined ? {} : { hours: { ...hours, offsetMinutes: offsetAt(place) } }),
  });
}

export function servingArea(area: string): Patch {
  return (record) => ({ ...record, areasServed: [area] });
}

/** Nothing is known of it any more. */
export function withoutField(field: EntryField): Patch {
  return (record) => {
    if (field === "documents" || field === "areasServed") return { ...record, [field]: [] };
    if (field === "phone" || field === "whatsapp" || field === "address") {
      const { [field]: _, ...contact } = record.contact;
      return { ...record, contact };
    }
    if (isRequired(field)) return record;
    const { [field as "cost"]: _, ...rest } = record;
    return rest;
  };
}

/** What stands in a field, as a text that is another one whenever something else stands there. */
export function markedValue(record: SourceRecord, field: EntryField): string {
  return JSON.stringify(valueOf(record, field)) ?? "";
}

function valueOf(record: SourceRecord, field: EntryField): unknown {
  if (field === "phone" || field === "whatsapp" || field === "address") return record.contact[field];
  return field === "capacity" ? record.capacity?.available : record[field];
}

function patched<T>(reading: EntryReading<T>, patch: (value: T) => Patch): EntryReading<Patch> {
  return "value" in reading ? { value: patch(reading.value) } : reading;
}

function readNumber(text: string, most: number): EntryReading<string> {
  const isNumber = /^[+(]?\d[\d\s().,-]*(?:ext\.? ?\d+)?$/i.test(text.trim());
  return isNumber ? readLine(text, most) : { problem: { kind: "no-number" } };
}

function readCoordinates(text: string): EntryReading<Patch> {
  const [latitude, longitude, ...more] = text
    .split(/[,;]\s*|\s+/)
    .map((part) => (part === "" ? Number.NaN : Number(part)));
  const isPair = latitude !== undefined && longitude !== undefined && more.length === 0;
  if (!isPair || !isInIndonesia({ latitude, longitude })) return { problem: { kind: "no-coordinates" } };
  return { value: (record) => ({ ...record, coordinates: { latitude, longitude } }) };
}

function readAreas(text: string, places: PlaceIndex): EntryReading<Patch> {
  const names = text
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const most = SOURCE_LIMITS.areasServed;
  // Before any of them is looked for, which takes its time.
  if (names.length > most) return { problem: { kind: "too-many-parts", most } };
  const areas = names.map((name) =>
    name === NATIONWIDE ? NATIONWIDE : (places.get(name) ?? places.search(name, 1)[0])?.code,
  );
  const lost = names.find((_, index) => areas[index] === undefined);
  if (lost !== undefined || names.length === 0) return { problem: { kind: "no-area", text: lost ?? text } };
  const known = [...new Set(areas.filter((area) => area !== undefined))];
  return { value: (record) => ({ ...record, areasServed: known }) };
}

function readRoom(text: string): EntryReading<Patch> {
  const available = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(available <= MOST_ROOM)) return { problem: { kind: "no-room", most: MOST_ROOM } };
  return { value: (record, now) => ({ ...record, capacity: { available, updatedAt: now } }) };
}
