import { SOURCE_STATUSES } from "../../domain/source.ts";
import { count, oneOf, sourceId } from "../press-fields.ts";

/** What an admin changes one by one. */
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

const yesNo = oneOf(["no", "yes"]);

/** The buttons of /direktori: for admins, and the right is looked at with each press. */
export const DIRECTORY_FORMS = {
  directory: {},
  directorySearch: {},
  entry: { id: sourceId },
  entryFields: { id: sourceId },
  entryEdit: { id: sourceId, field: oneOf(ENTRY_FIELDS) },
  entryStatuses: { id: sourceId },
  entryStatus: { id: sourceId, status: oneOf(SOURCE_STATUSES) },
  entryRetire: { id: sourceId, answer: yesNo },
  entryVerify: { id: sourceId },
  entryAdd: {},
  wrongEntries: { page: count },
  wrongSettled: { id: sourceId },
  proposals: { page: count },
  proposal: { id: sourceId },
  proposalDecide: { id: sourceId, answer: yesNo },
  staleEntries: { page: count },
} as const;
