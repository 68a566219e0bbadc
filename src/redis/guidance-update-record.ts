import { z } from "zod";
import { type FieldValue, ITEM_KINDS } from "../domain/guidance-item.ts";
import type { GuidanceUpdate } from "../domain/guidance-update.ts";
import type { Localised } from "../domain/language.ts";

const Words = z.object({ id: z.string(), en: z.string() }) satisfies z.ZodType<Localised>;
const Value = z.union([z.string(), z.null(), Words, z.array(Words)]) satisfies z.ZodType<FieldValue>;

const UpdateRecord = z.object({
  at: z.number(),
  what: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("publish") }),
    z.object({ kind: z.literal("roll-back"), of: z.number() }),
  ]),
  item: z.object({ kind: z.enum(ITEM_KINDS), id: z.string() }),
  changes: z.array(z.object({ field: z.string(), old: Value, new: Value, isShipped: z.literal(true).exactOptional() })),
  why: Words.exactOptional(),
}) satisfies z.ZodType<Omit<GuidanceUpdate, "number" | "act">>;

/** Number and act stand beside it. */
export function writeUpdate({ at, what, item, changes, why }: GuidanceUpdate): string {
  return JSON.stringify({ at, what, item, changes, why });
}

/** Undefined for what cannot be read. */
export function readUpdate(number: number, act: string, text: string): GuidanceUpdate | undefined {
  try {
    return { number, act, ...UpdateRecord.parse(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}
