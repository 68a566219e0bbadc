import { z } from "zod";
import { NATIONWIDE } from "../../domain/area.ts";
import type { SourceRecord } from "../../domain/directory.ts";
import { DAY } from "../../domain/duration.ts";
import type { ImportField, RowProblem } from "../../domain/import-file.ts";
import { isInIndonesia } from "../../domain/indonesia.ts";
import type { NeedCategory } from "../../domain/need.ts";
import type { WeeklyHours } from "../../domain/opening-hours.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { readHours } from "../../domain/read-hours.ts";
import { type Coordinates, SOURCE_STATUSES, type SourceStatus } from "../../domain/source.ts";
import { SOURCE_LIMITS } from "../../domain/source-limits.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { Draft } from "./draft.ts";
import { identify, type KnownEntries } from "./identify.ts";
import { keepStored } from "./keep-stored.ts";
import { readDate, readMoment } from "./read-date.ts";
import { readSchedules } from "./read-schedules.ts";

export interface Knowledge {
  readonly places: PlaceIndex;
  /** By code and by name in any language, in small letters. */
  readonly categories: ReadonlyMap<string, NeedCategory>;
  readonly known: KnownEntries;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const STATUS_WORDS: ReadonlyMap<string, SourceStatus> = new Map([
  ...SOURCE_STATUSES.map((status) => [status, status] as const),
  ["aktif", "active"],
  ["buka", "active"],
  ["tidak aktif", "inactive"],
  ["nonaktif", "inactive"],
  ["bubar", "defunct"],
  ["tutup permanen", "defunct"],
  ["tutup sementara", "temporarily closed"],
]);
const Phone = z.string().regex(/\d\D*\d\D*\d/);
const Whole = z.coerce.number().int().min(0).max(1_000_000);
const Degrees = z.string().regex(/^-?\d{1,3}(?:[.,]\d+)?$/);
/** As for a person who is not known any more. */
const NOBODY = 0;
const LONGEST_VALUE = 80;

export type DraftReading = { readonly record: SourceRecord } | { readonly problems: readonly RowProblem[] };

/** Everything that is wrong with a row at once, or the record it stands for. */
export function readDraft(draft: Draft, knowledge: Knowledge): DraftReading {
  if (draft.hasWrongColumns === true) return { problems: [{ problem: "columns", value: "" }] };
  const problems: RowProblem[] = [];
  const complain: Complain = (problem, field, value = draft.texts[field] ?? "") => {
    problems.push({ problem, field, value: value.slice(0, LONGEST_VALUE) });
    return undefined;
  };
  const cells = { draft, knowledge, complain };
  const place = placeIn(cells);
  const coordinates = coordinatesIn(cells);
  const hours = hoursIn(cells, place);
  const capacity = capacityIn(cells);
  const [eligibility, cost, address] = [
    textIn(cells, "eligibility", SOURCE_LIMITS.eligibility),
    textIn(cells, "cost", SOURCE_LIMITS.cost),
    textIn(cells, "address", SOURCE_LIMITS.address),
  ];
  const [phone, whatsapp] = [phoneIn(cells, "phone"), phoneIn(cells, "whatsapp")];
  const verified = verifiedIn(cells);
  const told = {
    organisation: requiredIn(cells, "organisation", SOURCE_LIMITS.organisation),
    service: requiredIn(cells, "service", SOURCE_LIMITS.service),
    categories: categoriesIn(cells),
    areasServed: areasIn(cells),
    documents: documentsIn(cells),
    status: statusIn(cells),
  };
  if (problems.length > 0 || place === undefined) return { problems };
  const { id, identifiers, stored } = identify(draft, knowledge.known);
  const record: SourceRecord = {
    ...{ id, identifiers, ...told, place },
    ...(coordinates !== undefined && { coordinates }),
    ...(hours !== undefined && { hours }),
    ...(eligibility !== undefined && { eligibility }),
    ...(cost !== undefined && { cost }),
    contact: {
      ...(phone !== undefined && { phone }),
      ...(whatsapp !== undefined && { whatsapp }),
      ...(address !== undefined && { address }),
    },
    ...(capacity !== undefined && { capacity }),
    ...(verified !== undefined && { verified }),
  };
  const { columns } = draft;
  const isPartial = columns !== undefined && stored !== undefined;
  return { record: isPartial ? keepStored(record, stored, (column) => columns.has(column)) : record };
}

type Complain = (problem: RowProblem["problem"], field: ImportField, value?: string) => undefined;
interface Cells {
  readonly draft: Draft;
  readonly knowledge: Knowledge;
  readonly complain: Complain;
}

function textIn({ draft, complain }: Cells, field: ImportField, longest: number): string | undefined {
  const text = draft.texts[field] ?? "";
  if (text === "") return undefined;
  return text.length > longest ? complain("too-long", field) : text;
}

function requiredIn(cells: Cells, field: ImportField, longest: number): string {
  if ((cells.draft.texts[field] ?? "") === "") cells.complain("missing", field);
  return textIn(cells, field, longest) ?? "";
}

function placeIn({ draft: { texts }, knowledge: { places }, complain }: Cells): string | undefined {
  const { place: text = "" } = texts;
  if (text === "") return complain("missing", "place");
  return findPlace(text, places) ?? complain("unknown-place", "place");
}

/** A village becomes its district, and digits without dots are read too. */
function findPlace(text: string, places: PlaceIndex): string | undefined {
  const digits = text.replaceAll(/[.\s]/g, "");
  if (!/^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$/.test(digits) || !/^\d[\d.\s]*$/.test(text)) return undefined;
  const code = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].filter((part) => part !== "").join(".");
  const isSpelled = !text.includes(".") || text.replaceAll(/\s/g, "").startsWith(code);
  return isSpelled && places.get(code) !== undefined ? code : undefined;
}

function areasIn({ draft, knowledge: { places }, complain }: Cells): readonly string[] {
  if (draft.areas.length > SOURCE_LIMITS.areasServed) complain("too-many", "areas", String(draft.areas.length));
  const found = draft.areas.map((text) => {
    const isNationwide = ["ID", "INDONESIA", "NASIONAL"].includes(text.toUpperCase());
    return isNationwide ? NATIONWIDE : (findPlace(text, places) ?? complain("unknown-place", "areas", text) ?? "");
  });
  return [...new Set(found)];
}

function categoriesIn({ draft, knowledge: { categories }, complain }: Cells): readonly NeedCategory[] {
  const found = new Set<NeedCategory>();
  let isUnknown = false;
  for (const text of draft.categories) {
    const category = categories.get(text.toLowerCase());
    if (category !== undefined) found.add(category);
    else if (!draft.hasForeignTerms) {
      isUnknown = true;
      complain("unknown-category", "categories", text);
    }
  }
  if (found.size === 0 && !isUnknown) {
    const told = draft.categories.join("; ");
    complain(told === "" ? "missing" : "unknown-category", "categories", told);
  }
  return [...found];
}

function coordinatesIn({ draft: { texts }, complain }: Cells): Coordinates | undefined {
  const { latitude: north = "", longitude: east = "" } = texts;
  if (north === "" && east === "") return undefined;
  if (!Degrees.safeParse(north).success) return complain("not-a-number", "latitude");
  if (!Degrees.safeParse(east).success) return complain("not-a-number", "longitude");
  const [latitude, longitude] = [Number(north.replace(",", ".")), Number(east.replace(",", "."))];
  const coordinates = { latitude, longitude };
  return isInIndonesia(coordinates) ? coordinates : complain("outside-indonesia", "latitude", `${north}, ${east}`);
}

function hoursIn({ draft, complain }: Cells, place: string | undefined): WeeklyHours | undefined {
  const offsetMinutes = offsetAt(place ?? NATIONWIDE);
  const { schedules = [], texts } = draft;
  const { hours: text = "" } = texts;
  if (schedules.length === 0 && text === "") return undefined;
  const hours = schedules.length > 0 ? readSchedules(schedules, offsetMinutes) : typedHours(text, offsetMinutes);
  if (hours === undefined) return complain("unclear-hours", "hours", text === "" ? tellSchedules(draft) : text);
  return hours.openings.length > SOURCE_LIMITS.openings
    ? complain("too-many", "hours", String(hours.openings.length))
    : hours;
}

function typedHours(text: string, offsetMinutes: number): WeeklyHours | undefined {
  const reading = readHours(text);
  return reading.kind === "hours" ? { offsetMinutes, openings: reading.openings } : undefined;
}

function tellSchedules({ schedules = [] }: Draft): string {
  return schedules.map(({ byday, opensAt, closesAt }) => `${byday} ${opensAt}-${closesAt}`).join("; ");
}

function phoneIn(cells: Cells, field: "phone" | "whatsapp"): string | undefined {
  const text = textIn(cells, field, SOURCE_LIMITS.phone);
  if (text === undefined) return undefined;
  return Phone.safeParse(text).success ? text : cells.complain("not-a-phone", field);
}

function documentsIn({ draft: { documents }, complain }: Cells): readonly string[] {
  if (documents.length > SOURCE_LIMITS.documents) complain("too-many", "documents", String(documents.length));
  for (const document of documents) {
    if (document.length > SOURCE_LIMITS.document) complain("too-long", "documents", document);
  }
  return documents;
}

function statusIn({ draft: { texts }, complain }: Cells): SourceStatus {
  const text = (texts.status ?? "").toLowerCase();
  if (text === "") return "active";
  return STATUS_WORDS.get(text) ?? complain("unknown-status", "status") ?? "inactive";
}

function capacityIn({ draft: { texts }, knowledge: { now }, complain }: Cells): SourceRecord["capacity"] {
  const { capacity: text = "", capacity_date: date = "" } = texts;
  if (text === "") return undefined;
  const available = Whole.safeParse(text);
  if (!available.success) return complain("not-a-number", "capacity");
  const updatedAt = readMoment(date, now + DAY);
  // Without a day nobody knows later whether there is still room.
  if (updatedAt === undefined) return complain(date === "" ? "missing" : "not-a-date", "capacity_date");
  return { available: available.data, updatedAt };
}

function verifiedIn({ draft: { texts }, knowledge: { now }, complain }: Cells): SourceRecord["verified"] {
  const { checked = "" } = texts;
  if (checked === "") return undefined;
  const at = readDate(checked, now + DAY);
  return at === undefined ? complain("not-a-date", "checked") : { at, by: NOBODY };
}
