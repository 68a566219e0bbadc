import { z } from "zod";
import type { ImportField, RowPlace } from "../../domain/import-file.ts";
import { cleanText, type Draft, type Schedule } from "./draft.ts";

/** Numbers where texts belong, and null for what is not known: common in what people export. */
const Text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => cleanText(value === null || value === undefined ? "" : String(value)));
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** A row may name all that it belongs to, and stands in the list of each. */
const Owners = { service_id: Text, location_id: Text, service_at_location_id: Text };
const HsdsSchedule = z.object({
  ...{ byday: Text, opens_at: Text, closes_at: Text, timezone: Text, freq: Text, description: Text },
  ...Owners,
});
const Phone = z.object({ number: Text, type: Text, description: Text, ...Owners });
const Area = z.object({ extent: Text, name: Text, ...Owners });
const Attribute = z.object({ taxonomy_term: z.object({ code: Text, name: Text }).nullish() });
const Address = z.object({ address_1: Text, address_2: Text });
const Location = z.object({
  ...{ id: Text, latitude: Text, longitude: Text, external_identifier: Text },
  ...{ addresses: listOf(Address), phones: listOf(Phone), schedules: listOf(HsdsSchedule) },
});
const ServiceAtLocation = z.object({
  ...{ id: Text, location: Location.nullish() },
  ...{ phones: listOf(Phone), schedules: listOf(HsdsSchedule), service_areas: listOf(Area) },
});

/** The part of an HSDS 3 service that a source holds. */
export const HsdsService = z.object({
  ...{ id: Text, name: Text, status: Text, fees_description: Text, eligibility_description: Text, assured_date: Text },
  organization: z.object({ id: Text, name: Text, phones: listOf(Phone) }).nullish(),
  ...{ phones: listOf(Phone), schedules: listOf(HsdsSchedule), service_areas: listOf(Area) },
  service_at_locations: listOf(ServiceAtLocation),
  locations: listOf(Location),
  required_documents: listOf(z.object({ document: Text })),
  attributes: listOf(Attribute),
  capacities: listOf(z.object({ available: Text, updated: Text })),
});
export type HsdsService = z.infer<typeof HsdsService>;
type Where = z.infer<typeof ServiceAtLocation>;
/** Undefined: whichever. */
type Owned = Readonly<Record<keyof typeof Owners, string | undefined>>;

/** One draft for each place where the service is; one without a place when it tells of none. */
export function draftsOf(service: HsdsService, placeOf: (index: number) => RowPlace): readonly Draft[] {
  const direct = service.locations.map((location) => ({ location, phones: [], schedules: [], service_areas: [] }));
  const places: readonly Partial<Where>[] = [...service.service_at_locations, ...direct];
  return (places.length === 0 ? [{}] : places).map((where, index) => draftAt(service, where, placeOf(index)));
}

function draftAt(service: HsdsService, where: Partial<Where>, at: RowPlace): Draft {
  const location = where.location ?? undefined;
  const organization = service.organization ?? undefined;
  const [capacity] = service.capacities;
  const here: Owned = {
    service_id: service.id,
    location_id: location?.id ?? "",
    service_at_location_id: where.id ?? "",
  };
  const ofService = { ...here, service_id: undefined };
  const phones = firstOf(
    where.phones,
    ownedBy(ofService, service.phones),
    ownedBy(here, location?.phones),
    ownedBy(here, organization?.phones),
  );
  const areas = firstOf(where.service_areas, ownedBy(ofService, service.service_areas));
  const schedules = firstOf(where.schedules, ownedBy(ofService, service.schedules), ownedBy(here, location?.schedules));
  const [address] = location?.addresses ?? [];
  const texts: Partial<Record<ImportField, string>> = {
    organisation: organization?.name ?? "",
    service: service.name,
    place: location?.external_identifier ?? "",
    latitude: location?.latitude ?? "",
    longitude: location?.longitude ?? "",
    eligibility: service.eligibility_description,
    cost: service.fees_description,
    phone: numberIn(phones, false),
    whatsapp: numberIn(phones, true),
    address: [address?.address_1, address?.address_2].filter((part) => part !== undefined && part !== "").join(", "),
    capacity: capacity?.available ?? "",
    capacity_date: capacity?.updated ?? "",
    status: service.status,
    checked: service.assured_date,
  };
  const terms = service.attributes.flatMap(({ taxonomy_term: term }) => (term ? [[term.code, term.name]] : []));
  return {
    at,
    texts,
    categories: terms.flat().filter((term) => term !== ""),
    areas: areas.map(({ extent, name }) => (extent === "" ? name : extent)),
    documents: service.required_documents.map(({ document }) => document).filter((document) => document !== ""),
    schedules: schedules.map(scheduleOf),
    hasForeignTerms: true,
    ...(service.id !== "" && {
      identifiers: {
        organization: organization?.id || `of ${service.id}`,
        service: service.id,
        location: location?.id || where.id || "",
      },
    }),
  };
}

/** Without what is told of another service or of another place: it would send people to a wrong number. */
function ownedBy<Item extends Owned>(here: Owned, items: readonly Item[] = []): readonly Item[] {
  const isOurs = (owner: string | undefined, ours: string | undefined) =>
    owner === "" || ours === undefined || owner === ours;
  return items.filter(
    (item) =>
      isOurs(item.service_id, here.service_id) &&
      isOurs(item.location_id, here.location_id) &&
      isOurs(item.service_at_location_id, here.service_at_location_id),
  );
}

/** What is told of the service here comes before what is told of it everywhere. */
function firstOf<Item>(...lists: readonly (readonly Item[] | undefined)[]): readonly Item[] {
  return lists.find((list) => list !== undefined && list.length > 0) ?? [];
}

/** A schedule that is not weekly cannot be told as weekly hours: it is left unclear. */
function scheduleOf({ byday, opens_at, closes_at, timezone, freq }: z.infer<typeof HsdsSchedule>): Schedule {
  const isWeekly = freq === "" || freq.toUpperCase() === "WEEKLY";
  return { byday: isWeekly ? byday : `${freq} ${byday}`, opensAt: opens_at, closesAt: closes_at, timezone };
}

function numberIn(phones: readonly z.infer<typeof Phone>[], isWhatsapp: boolean): string {
  const found = phones.find(({ type, description }) => {
    if (/whats ?app|\bwa\b/i.test(`${type} ${description}`)) return isWhatsapp;
    return !isWhatsapp && !["fax", "pager", "textphone", "video", "text"].includes(type.toLowerCase());
  });
  return found?.number ?? "";
}
