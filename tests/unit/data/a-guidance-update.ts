import fc from "fast-check";
import { type FieldValue, type GuidanceItem, ITEM_FIELDS } from "../../../src/domain/guidance-item.ts";
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
  fc.constantFrom("110", "https://polri.go.id", "2026-02", "kata", "", " ", "<b>"),
  fc.string({ maxLength: 200 }),
);
const words = fc.oneof(texts.map(said), fc.record({ id: texts, en: texts }));
const values: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constant(null),
  texts,
  words,
  fc.array(words, { maxLength: 6 }),
  fc.constant([]),
);
const items: readonly GuidanceItem[] = [
  ...["M8", "B1"].map((id) => ({ kind: "technique" as const, id })),
  ...["polisi", "sehat-jiwa", "sapa-129-whatsapp", "hansip"].map((id) => ({ kind: "contact" as const, id })),
  ...["R1", "R9", "R10", "profiling"].map((id) => ({ kind: "safety" as const, id })),
  { kind: "phase", id: "konflik" },
];
const FORBIDDEN = ["id", "call", "button", "role", "levels", "card"];

/** Whatever could ever have been written into the log, right or wrong. */
export const anyUpdates: fc.Arbitrary<readonly GuidanceUpdate[]> = fc
  .array(
    fc.constantFrom(...items).chain((item) => {
      const field = fc.constantFrom(...Object.keys(ITEM_FIELDS[item.kind]), ...FORBIDDEN);
      const changes = fc.array(fc.record({ field, old: values, new: values }), { minLength: 1, maxLength: 3 });
      return changes.map((made) => ({ item, changes: made }));
    }),
    { maxLength: 20 },
  )
  .map((made) => made.map((part, index) => anUpdate({ ...part, number: index + 1, act: String(index + 1) })));
