import type { SourceRecord } from "../../domain/directory.ts";
import type { ImportField } from "../../domain/import-file.ts";

/** Whether the file tells of it at all, be it only that nothing is known. */
type Tells = (column: ImportField) => boolean;

/** What a sheet has no column for, it says nothing about: of an entry that is here that stays as it is. */
export function keepStored(coming: SourceRecord, stored: SourceRecord, tells: Tells): SourceRecord {
  const { coordinates, hours, eligibility, cost, contact, ...required } = coming;
  return {
    ...required,
    ...given({
      coordinates: tells("latitude") ? coordinates : stored.coordinates,
      hours: tells("hours") ? hours : stored.hours,
      eligibility: tells("eligibility") ? eligibility : stored.eligibility,
      cost: tells("cost") ? cost : stored.cost,
    }),
    areasServed: tells("areas") ? coming.areasServed : stored.areasServed,
    documents: tells("documents") ? coming.documents : stored.documents,
    status: tells("status") ? coming.status : stored.status,
    contact: given({
      phone: tells("phone") ? contact.phone : stored.contact.phone,
      whatsapp: tells("whatsapp") ? contact.whatsapp : stored.contact.whatsapp,
      address: tells("address") ? contact.address : stored.contact.address,
    }),
  };
}

/** Without what is undefined. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
