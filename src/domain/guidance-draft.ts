import type { WantedChange } from "./decide-update.ts";
import {
  type FieldValue,
  formOf,
  type GuidanceItem,
  ITEM_FIELDS,
  type ItemFields,
  isLines,
  isSame,
} from "./guidance-item.ts";
import type { Localised } from "./language.ts";

/** The pseudo-field in which an admin may say why. */
export const WHY = "why";

/** What can be edited at a time: a field, or one line of it. */
export interface EditPart {
  readonly field: string;
  /** Counts from 0; of a line that is not there yet, how many there are. */
  readonly line?: number;
}

/** What an admin has changed and not published yet, in one item. */
export interface GuidanceDraft {
  readonly wanted: readonly WantedChange[];
  readonly why?: Localised;
}

export const EMPTY_DRAFT: GuidanceDraft = { wanted: [] };

/** The fields as they will stand. */
export function draftedFields(fields: ItemFields, { wanted }: GuidanceDraft): ItemFields {
  return { ...fields, ...Object.fromEntries(wanted.map((change) => [change.field, change.new])) };
}

/** In the order of the card; behind the lines of a field one more, while there is room. */
export function partsOf(item: GuidanceItem, fields: ItemFields): readonly EditPart[] {
  return Object.entries(ITEM_FIELDS[item.kind]).flatMap(([field, form]): readonly EditPart[] => {
    if (form.kind !== "lines") return [{ field }];
    const count = linesIn(fields[field]).length;
    return Array.from({ length: Math.min(count + 1, form.most) }, (_, line) => ({ field, line }));
  });
}

/** Whether an item of this kind can have such a part, whatever stands there. */
export function isPart(item: GuidanceItem, { field, line }: EditPart): boolean {
  const form = formOf(item, field);
  if (form?.kind === "lines") return line !== undefined && line < form.most;
  return line === undefined && (form !== undefined || field === WHY);
}

/** undefined: nothing stands there yet. */
export function textAt(fields: ItemFields, { field, line }: EditPart): string | Localised | undefined {
  const value = fields[field] ?? undefined;
  if (value === undefined || !isLines(value)) return value;
  return line === undefined ? undefined : value[line];
}

export function canBeTaken(item: GuidanceItem, part: EditPart, fields: ItemFields): boolean {
  if (textAt(fields, part) === undefined) return false;
  const form = formOf(item, part.field);
  if (form === undefined) return part.field === WHY;
  return form.kind === "lines" ? linesIn(fields[part.field]).length > form.least : form.isOptional === true;
}

/** The value of the part's field with another text there; null takes it away. */
export function valueWith(fields: ItemFields, { field, line }: EditPart, text: string | Localised | null): FieldValue {
  if (line === undefined) return text;
  const lines = linesIn(fields[field]);
  const put = text === null || typeof text === "string" ? [] : [text];
  return [...lines.slice(0, line), ...put, ...lines.slice(line + 1)];
}

/** `fields`: as they stand now. What is put back to how it stood is no change any more. */
export function withPart(
  draft: GuidanceDraft,
  fields: ItemFields,
  { part, text }: { readonly part: EditPart; readonly text: string | Localised | null },
): GuidanceDraft {
  const { wanted, why: _, ...rest } = draft;
  if (part.field === WHY) {
    return { ...rest, wanted, ...(text !== null && typeof text !== "string" && { why: text }) };
  }
  const old = wanted.find(({ field }) => field === part.field)?.old ?? fields[part.field] ?? null;
  const next = valueWith(draftedFields(fields, draft), part, text);
  const others = wanted.filter(({ field }) => field !== part.field);
  return { ...draft, wanted: isSame(old, next) ? others : [...others, { field: part.field, old, new: next }] };
}

function linesIn(value: FieldValue | undefined): readonly Localised[] {
  return value !== undefined && value !== null && isLines(value) ? value : [];
}
