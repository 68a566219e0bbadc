import type { WantedChange } from "./decide-update.ts";
import type { GuidanceDraft } from "./guidance-draft.ts";
import { type FieldValue, type GuidanceItem, ITEM_FIELDS, type ItemFields, isLines, isSame } from "./guidance-item.ts";
import type { Localised } from "./language.ts";

/** A whole item as it was typed over: every field, and why. */
export interface TypedGuidance {
  readonly fields: ItemFields;
  readonly why: Localised | null;
}

/** What differs from what its admin saw when the typing began; other blanks between the same words are no change. */
export function draftOfTyped(item: GuidanceItem, seen: ItemFields, { fields, why }: TypedGuidance): GuidanceDraft {
  const wanted = Object.keys(ITEM_FIELDS[item.kind]).flatMap((field): readonly WantedChange[] => {
    const [old, next] = [seen[field] ?? null, tidy(fields[field] ?? null)];
    return isSame(tidy(old), next) ? [] : [{ field, old, new: next }];
  });
  return { wanted, ...(why !== null && { why: tidyWords(why) }) };
}

/** One line without blanks at its ends, as the chat takes what is typed. */
export function tidyText(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function tidy(value: FieldValue): FieldValue {
  if (value === null) return null;
  if (typeof value === "string") return tidyText(value);
  return isLines(value) ? value.map(tidyWords) : tidyWords(value);
}

function tidyWords({ id, en }: Localised): Localised {
  return { id: tidyText(id), en: tidyText(en) };
}
