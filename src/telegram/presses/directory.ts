import { ENTRY_FIELDS } from "../../domain/entry-field.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { SOURCE_STATUSES } from "../../domain/source.ts";
import { count, oneOf, sourceId, ticksOf } from "../press-fields.ts";

const yesNo = oneOf(["no", "yes"]);
const needs = ticksOf(NEED_CATEGORIES);

/** The buttons of /direktori: for admins, and the right is looked at with each press. */
export const DIRECTORY_FORMS = {
  directory: {},
  directorySearch: {},
  entry: { id: sourceId },
  entryFields: { id: sourceId },
  entryEdit: { id: sourceId, field: oneOf(ENTRY_FIELDS) },
  /** Ticks travel with what was ticked before: whoever else has changed it meanwhile is noticed. */
  entryNeeds: { id: sourceId, was: needs, needs },
  entryNeedsDone: { id: sourceId, was: needs, needs },
  entryStatuses: { id: sourceId },
  /** One that retires is asked about once more. */
  entryStatus: { id: sourceId, status: oneOf(SOURCE_STATUSES) },
  entryRetire: { id: sourceId, status: oneOf(["inactive", "defunct"]) },
  entryVerify: { id: sourceId },
  entryAdd: {},
  wrongEntries: { page: count },
  wrongEntry: { id: sourceId },
  wrongSettled: { id: sourceId },
  proposals: { page: count },
  proposal: { id: sourceId },
  proposalDecide: { id: sourceId, answer: yesNo },
  staleEntries: { page: count },
} as const;
