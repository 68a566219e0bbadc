import type { Catalogue } from "./catalogue.ts";
import {
  type FieldValue,
  fieldsOf,
  formOf,
  type GuidanceItem,
  type ItemFields,
  isFit,
  isSame,
  itemKey,
} from "./guidance-item.ts";
import { type FieldChange, type GuidanceUpdate, replayUpdates } from "./guidance-update.ts";

/** What an admin wants changed in one field: from what stood there when it was edited. */
export interface WantedChange {
  readonly field: string;
  readonly old: FieldValue;
  readonly new: FieldValue;
}

export type PublishDecision =
  | { readonly kind: "changes"; readonly changes: readonly FieldChange[] }
  /** Everything stands there already. */
  | { readonly kind: "same" }
  /** Somebody else was quicker with these fields. */
  | { readonly kind: "taken"; readonly fields: readonly string[] }
  /** Not a field of this item, or nothing that could stand in it; or the item is gone. */
  | { readonly kind: "impossible" };

/** An edit counts from what its admin saw: of two at once the first one does, and the second is told. */
export function decidePublish(
  item: GuidanceItem,
  wanted: readonly WantedChange[],
  catalogue: Catalogue,
): PublishDecision {
  const fields = fieldsOf(item, catalogue);
  if (fields === undefined || !wanted.every((change) => isPossible(item, change))) return { kind: "impossible" };
  const current = (field: string) => fields[field] ?? null;
  const open = wanted.filter((change) => !isSame(current(change.field), change.new));
  if (open.length === 0) return { kind: "same" };
  const taken = open.filter((change) => !isSame(current(change.field), change.old)).map(({ field }) => field);
  if (taken.length > 0) return { kind: "taken", fields: taken };
  return { kind: "changes", changes: open };
}

export interface RollBackPlan {
  readonly update: GuidanceUpdate;
  /** From what stands now to what will stand; empty when it stands so already. */
  readonly changes: readonly FieldChange[];
  /** Numbers of later versions that changed the same fields: their words go as well. */
  readonly covered: readonly number[];
  /** Of the latest version that touched these fields: a newer one makes another plan. */
  readonly asOf: number;
}

interface Standing {
  /** All of them, oldest first. */
  readonly updates: readonly GuidanceUpdate[];
  readonly shipped: Catalogue;
  readonly catalogue: Catalogue;
}

/** What taking a version back would change: each field is put back to what stood before that version. */
export function planRollBack(number: number, { updates, shipped, catalogue }: Standing): RollBackPlan | undefined {
  const update = updates.find((one) => one.number === number);
  if (update === undefined) return undefined;
  const { item } = update;
  const [now, original] = [fieldsOf(item, catalogue), fieldsOf(item, shipped)];
  if (now === undefined || original === undefined) return undefined;

  const touched = new Set(update.changes.map(({ field }) => field));
  const later = updates.filter(
    (one) =>
      one.number > number && itemKey(one.item) === itemKey(item) && one.changes.some(({ field }) => touched.has(field)),
  );
  const before = replayUpdates(updates.filter((one) => one.number < number)).get(itemKey(item))?.fields ?? {};
  const changes = [...touched].map((field) => putBack(field, { before, original, now }));
  return {
    update,
    changes: changes.filter((change) => !isSame(change.old, change.new)),
    covered: later.map((one) => one.number),
    asOf: later.at(-1)?.number ?? number,
  };
}

function putBack(
  field: string,
  { before, original, now }: { readonly before: ItemFields; readonly original: ItemFields; readonly now: ItemFields },
): FieldChange {
  const earlier = before[field];
  const old = now[field] ?? null;
  return earlier === undefined
    ? { field, old, new: original[field] ?? null, isShipped: true }
    : { field, old, new: earlier };
}

function isPossible(item: GuidanceItem, change: WantedChange): boolean {
  const form = formOf(item, change.field);
  return form !== undefined && isFit(form, change.new);
}
