/** What an admin changes in an entry of the directory, one at a time. */
export const ENTRY_FIELDS = [
  "organisation",
  "service",
  "categories",
  "place",
  "coordinates",
  "areasServed",
  "hours",
  "eligibility",
  "documents",
  "cost",
  "phone",
  "whatsapp",
  "address",
  "capacity",
] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];
