import { DAY } from "./duration.ts";
import { type FieldValue, type GuidanceItem, type ItemFields, itemKey } from "./guidance-item.ts";
import type { Localised } from "./language.ts";

/** For so long an item that was changed says so. */
export const MARK_LASTS = 30 * DAY;

export interface FieldChange {
  readonly field: string;
  readonly old: FieldValue;
  readonly new: FieldValue;
  /** The words of the files stand again, and those of a newer release as well. */
  readonly isShipped?: true;
}

/** One version of the guidance: what was changed in one item. Who did it stands in the audit. */
export interface GuidanceUpdate {
  /** Counts from 1. */
  readonly number: number;
  /** Names the act that made it. */
  readonly act: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** A roll-back is a version of its own: it puts back what version `of` has changed. */
  readonly what: { readonly kind: "publish" } | { readonly kind: "roll-back"; readonly of: number };
  readonly item: GuidanceItem;
  readonly changes: readonly FieldChange[];
  /** In the words of the admin. */
  readonly why?: Localised;
}

/** What stands instead of the words in the files, by item. */
export type Overrides = ReadonlyMap<string, { readonly item: GuidanceItem; readonly fields: ItemFields }>;

const ID = /^u([1-9]\d{0,8})$/;

/** By which broadcasts and receipts name it: "u12". */
export function updateId({ number }: Pick<GuidanceUpdate, "number">): string {
  return `u${number}`;
}

/** Undefined for anything but what `updateId` makes. */
export function updateNumberOf(id: string): number | undefined {
  const [, number] = ID.exec(id) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Oldest first: a later version of a field covers an earlier one. */
export function replayUpdates(updates: readonly GuidanceUpdate[]): Overrides {
  const overrides = new Map<string, { item: GuidanceItem; fields: Record<string, FieldValue> }>();
  for (const { item, changes } of updates) {
    const fields: Record<string, FieldValue> = { ...overrides.get(itemKey(item))?.fields };
    for (const change of changes) {
      if (change.isShipped === true) delete fields[change.field];
      else fields[change.field] = change.new;
    }
    overrides.set(itemKey(item), { item, fields });
  }
  return overrides;
}

/** When each item was last changed, by item. */
export function lastChanges(updates: readonly GuidanceUpdate[]): ReadonlyMap<string, number> {
  return new Map(updates.map(({ item, at }) => [itemKey(item), at]));
}
