import { NATIONWIDE } from "../../domain/area.ts";
import type { NeedCategory } from "../../domain/need.ts";
import type { Opening, WeeklyHours } from "../../domain/opening-hours.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { Source } from "../../domain/source.ts";
import { uuidOf } from "../import/identify.ts";

export interface Names {
  readonly places: PlaceIndex;
  /** In Indonesian. */
  readonly categories: Readonly<Record<NeedCategory, string>>;
}

const COUNTRY = "ID";
/** HSDS guidance on schedules: open for 24 hours is 00:00 to 23:59, and many readers of times refuse 24:00. */
const LAST_MINUTE = 1439;

/** Of HSDS 3.1: how many more a source can take. */
export function capacitiesOf({ capacity }: Source, service: string): readonly object[] {
  if (capacity === undefined) return [];
  const { available, updatedAt } = capacity;
  const unit = { id: uuidOf("unit:person"), name: "orang" };
  return [
    {
      id: uuidOf(`capacity:${service}`),
      service_id: service,
      unit,
      available,
      updated: new Date(updatedAt).toISOString(),
    },
  ];
}

export function attributesOf({ categories }: Source, service: string, names: Names): readonly object[] {
  return categories.map((code) => ({
    id: uuidOf(`attribute:${service}:${code}`),
    link_id: service,
    link_entity: "service",
    taxonomy_term: {
      id: uuidOf(`term:${code}`),
      code,
      name: names.categories[code],
      description: names.categories[code],
      taxonomy: "Juru Damai",
    },
  }));
}

export function documentsOf({ documents }: Source, service: string): readonly object[] {
  return documents.map((document, index) => ({
    id: uuidOf(`document:${service}:${index}`),
    service_id: service,
    document,
  }));
}

export function areasOf({ id, areasServed }: Source, atLocation: string, { places }: Names): readonly object[] {
  return areasServed.map((code) => ({
    id: uuidOf(`area:${id}:${code}`),
    service_at_location_id: atLocation,
    name: code === NATIONWIDE ? "Indonesia" : (places.get(code)?.name ?? code),
    extent: code,
    extent_type: "text",
  }));
}

export function phonesOf({ id, contact: { phone, whatsapp } }: Source, atLocation: string): readonly object[] {
  const link = { service_at_location_id: atLocation };
  return [
    ...(phone === undefined ? [] : [{ id: uuidOf(`phone:${id}`), ...link, number: phone, type: "voice" }]),
    ...(whatsapp === undefined
      ? []
      : [{ id: uuidOf(`whatsapp:${id}`), ...link, number: whatsapp, type: "text", description: "WhatsApp" }]),
  ];
}

export function schedulesOf({ id, hours }: Source, atLocation: string): readonly object[] {
  if (hours === undefined) return [];
  return runsOf(hours.openings).map(({ days, opensAt, closesAt }, index) => ({
    id: uuidOf(`schedule:${id}:${index}`),
    service_at_location_id: atLocation,
    timezone: hours.offsetMinutes / 60,
    freq: "WEEKLY",
    byday: days.join(","),
    opens_at: tellTime(opensAt, hours),
    closes_at: tellTime(isToTheEndOfTheDay(opensAt, closesAt) ? LAST_MINUTE : closesAt, hours),
  }));
}

export function locationOf(source: Source, location: string, { places }: Names): object {
  const { organisation, place, coordinates, contact } = source;
  const path = places.path(place);
  return {
    id: location,
    location_type: "physical",
    name: organisation,
    ...coordinates,
    external_identifier: place,
    external_identifier_type: "Kemendagri",
    ...(contact.address !== undefined && {
      addresses: [
        {
          id: uuidOf(`address:${source.id}`),
          location_id: location,
          address_1: contact.address,
          city: path[1]?.name ?? "",
          state_province: path[0]?.name ?? "",
          postal_code: "",
          country: COUNTRY,
          address_type: "physical",
        },
      ],
    }),
  };
}

/** Days in a row with the same times, in the order in which they stand. */
function runsOf(openings: readonly Opening[]) {
  const runs: { days: string[]; opensAt: number; closesAt: number }[] = [];
  for (const { day, opensAt, closesAt } of openings) {
    const last = runs.at(-1);
    if (last?.opensAt === opensAt && last.closesAt === closesAt) last.days.push(day);
    else runs.push({ days: [day], opensAt, closesAt });
  }
  return runs;
}

function isToTheEndOfTheDay(opensAt: number, closesAt: number): boolean {
  return closesAt === 1440 || (opensAt === 0 && closesAt === 0);
}

/** "08:00+07:00" */
function tellTime(minute: number, { offsetMinutes }: WeeklyHours): string {
  return `${clock(minute)}${offsetMinutes < 0 ? "-" : "+"}${clock(Math.abs(offsetMinutes))}`;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
