import type { SourceRecord } from "./directory.ts";
import { ENTRY_FIELDS } from "./entry-field.ts";
import type { ReadRow, RowPlace, RowProblem } from "./import-file.ts";
import { mergeRecord } from "./merge-record.ts";

/** Everything in an entry that a file can change. */
export const PREVIEW_FIELDS = [...ENTRY_FIELDS, "status", "verified", "identifiers"] as const;
export type PreviewField = (typeof PREVIEW_FIELDS)[number];

export const ROW_KINDS = ["new", "changed", "same", "refused"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** What a row of a file would do to the directory as it stands. */
export type PreviewRow =
  | { readonly kind: "new"; readonly at: RowPlace; readonly after: SourceRecord }
  | { readonly kind: "changed"; readonly at: RowPlace; readonly before: SourceRecord; readonly after: SourceRecord }
  | { readonly kind: "same"; readonly at: RowPlace; readonly after: SourceRecord }
  | { readonly kind: "refused"; readonly at: RowPlace; readonly problems: readonly RowProblem[] };

export function previewRow(row: ReadRow): PreviewRow {
  if (row.kind === "refused") return row;
  const { at, record, stored: before } = row;
  if (before === undefined) return { kind: "new", at, after: record };
  const after = mergeRecord(record, before);
  return changedFields(before, after).length === 0
    ? { kind: "same", at, after }
    : { kind: "changed", at, before, after };
}

export function changedFields(before: SourceRecord, after: SourceRecord): readonly PreviewField[] {
  return PREVIEW_FIELDS.filter((field) => canonical(partOf(before, field)) !== canonical(partOf(after, field)));
}

/** Fields of which something is known. */
export function knownFields(record: SourceRecord): readonly PreviewField[] {
  return PREVIEW_FIELDS.filter((field) => {
    const part = partOf(record, field);
    return part !== undefined && !(Array.isArray(part) && part.length === 0);
  });
}

/** What of an entry stands in the directory before and after: the same text exactly when the same is changed. */
export function changeText(before: SourceRecord | undefined, after: SourceRecord): string {
  return `${canonical(before)}\n${canonical(after)}`;
}

function partOf(record: SourceRecord, field: PreviewField): unknown {
  if (field === "phone" || field === "whatsapp" || field === "address") return record.contact[field];
  return record[field];
}

/** JSON whose fields stand in the order of the alphabet, so that it does not matter who has written a record down. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
