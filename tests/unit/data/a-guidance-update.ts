import fc from "fast-check";
import { type FieldValue, type GuidanceItem, ITEM_FIELDS, ITEM_KINDS } from "../../../src/domain/guidance-item.ts";
import type { GuidanceUpdate } from "../../../src/domain/guidance-update.ts";
import type { Localised } from "../../../src/domain/language.ts";

export const CARD_M8: GuidanceItem = { kind: "technique", id: "M8" };
export const POLICE: GuidanceItem = { kind: "contact", id: "polisi" };

export function said(text: string): Localised {
  return { id: text, en: `${text} (en)` };
}

export function anUpdate(told: Partial<GuidanceUpdate> = {}): GuidanceUpdate {
  return {
    ...{ number: 1, act: "1", at: 1000, what: { kind: "publish" }, item: CARD_M8 },
    changes: [{ field: "name", old: said("dulu"), new: said("sekarang") }],
    ...told,
  };
}

const texts = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.constantFrom("110", "", " ", "<b>", "https://x.id", "2026-02"),
);
const localised = fc.record({ id: texts, en: texts });
const values: fc.Arbitrary<FieldValue> = fc.oneof(
  texts,
  localised,
  fc.array(localised, { maxLength: 6 }),
  fc.constant(null),
);
const ids = [
  "M8",
  "B1",
  "R1",
  "R9",
  "R10",
  "profiling",
  "polisi",
  "sehat-jiwa",
  "sapa-129-whatsapp",
  "konflik",
  "hansip",
];
const fields = [
  ...ITEM_KINDS.flatMap((kind) => Object.keys(ITEM_FIELDS[kind])),
  "id",
  "call",
  "role",
  "levels",
  "card",
];

/** Whatever could ever have been written into the log, right or wrong. */
export const anyUpdates: fc.Arbitrary<readonly GuidanceUpdate[]> = fc
  .array(
    fc.record({
      item: fc.record({ kind: fc.constantFrom(...ITEM_KINDS), id: fc.constantFrom(...ids) }),
      changes: fc.array(fc.record({ field: fc.constantFrom(...fields), old: values, new: values }), { maxLength: 4 }),
    }),
    { maxLength: 12 },
  )
  .map((made) => made.map((part, index) => anUpdate({ ...part, number: index + 1, act: String(index + 1) })));
