import type { Catalogue } from "./catalogue.ts";
import {
  formOf,
  type GuidanceItem,
  type ItemFields,
  type ItemKind,
  type ItemValue,
  isFit,
  itemKey,
  valueOf,
  withFields,
} from "./guidance-item.ts";
import { MARK_LASTS, type Overrides } from "./guidance-update.ts";

export interface Applying {
  readonly overrides: Overrides;
  /** When each item was last changed, by item; ms since the epoch. */
  readonly changedAt: ReadonlyMap<string, number>;
  /** What the files are checked by. */
  readonly isRight: (kind: ItemKind, value: ItemValue) => boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Applied {
  readonly catalogue: Catalogue;
  /** What no longer fits, as "technique:M8.steps"; the words of the files stand there. */
  readonly leftOut: readonly string[];
  /** When the next mark ends; ms since the epoch. */
  readonly until: number;
}

/**
 * The catalogue of the files with what admins have published. Whatever the overrides hold, every card, contact and phase
 * stays with its id and its rules, and what cannot be right leaves the words of the files standing.
 */
export function applyOverrides(shipped: Catalogue, applying: Applying): Applied {
  const { overrides, changedAt, isRight, now } = applying;
  const leftOut: string[] = [];
  let until = Number.POSITIVE_INFINITY;

  function patch<T extends ItemValue>(item: GuidanceItem, value: T): T {
    const fields = overrides.get(itemKey(item))?.fields ?? {};
    const formed = Object.entries(fields).filter(([field, content]) => {
      const form = formOf(item, field);
      return form !== undefined && isFit(form, content);
    });
    const whole = withFields(item, value, Object.fromEntries(formed));
    const patched = isRight(item.kind, whole) ? { value: whole, kept: formed } : fieldByField(item, value, formed);
    const kept = new Set(patched.kept.map(([field]) => field));
    const lost = Object.keys(fields).filter((field) => !kept.has(field));
    leftOut.push(...lost.map((field) => `${itemKey(item)}.${field}`));
    return lost.length === 0 ? marked(item, patched.value) : patched.value;
  }

  /** Two fields may only be right together, so that they are tried one by one only when all of them are not. */
  function fieldByField<T extends ItemValue>(item: GuidanceItem, shippedValue: T, formed: readonly Field[]) {
    let value = shippedValue;
    const kept: Field[] = [];
    for (const [field, content] of formed) {
      const next = withFields(item, value, { [field]: content });
      if (!isRight(item.kind, next)) continue;
      value = next;
      kept.push([field, content]);
    }
    return { value, kept };
  }

  function marked<T extends ItemValue>(item: GuidanceItem, value: T): T {
    const at = changedAt.get(itemKey(item));
    if (at === undefined || now >= at + MARK_LASTS) return value;
    until = Math.min(until, at + MARK_LASTS);
    return { ...value, updatedOn: at };
  }

  const all = <T extends ItemValue>(kind: ItemKind, values: readonly T[]) =>
    values.map((value) =>
      changedAt.has(itemKey({ kind, id: value.id })) ? patch({ kind, id: value.id }, value) : value,
    );

  const catalogue = {
    ...shipped,
    techniques: all("technique", shipped.techniques),
    contacts: all("contact", shipped.contacts),
    safety: all("safety", shipped.safety),
    phases: all("phase", shipped.phases),
  };
  const gone = [...overrides.values()].filter(({ item }) => valueOf(item, shipped) === undefined);
  return { catalogue, leftOut: [...leftOut, ...gone.map(({ item }) => itemKey(item))], until };
}

type Field = readonly [string, ItemFields[string]];
