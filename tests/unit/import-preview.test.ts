import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceRecord } from "../../src/domain/directory.ts";
import { changedFields, changeText, previewRow } from "../../src/domain/import-preview.ts";
import { mergeRecord } from "../../src/domain/merge-record.ts";
import { writeSource } from "../../src/redis/source-record.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const { quality: _, ...record } = aSource();

const told = fc.record(
  {
    organisation: fc.constantFrom("Dinas Sosial Sleman", "Dapur Umum"),
    categories: fc.constantFrom(["food"] as const, ["food", "medicine"] as const),
    coordinates: fc.constantFrom({ latitude: -7.7, longitude: 110.3 }, { longitude: 110.3, latitude: -7.7 }),
    cost: fc.constantFrom("Gratis", "Rp10.000"),
    contact: fc.constantFrom({ phone: "119" }, { whatsapp: "0812", phone: "119" }, { phone: "119", whatsapp: "0812" }),
    status: fc.constantFrom("active" as const, "inactive" as const),
    capacity: fc.record({ available: fc.nat(3), updatedAt: fc.constantFrom(0, MONDAY_MORNING) }),
    verified: fc.record({ at: fc.constantFrom(0, MONDAY_MORNING), by: fc.nat(2) }),
  },
  { requiredKeys: [] },
);
const records = told.map((some): SourceRecord => ({ ...record, ...some }));
const good = (coming: SourceRecord, stored?: SourceRecord) =>
  previewRow({ kind: "good", at: { row: 2 }, record: coming, ...(stored !== undefined && { stored }) });

describe("what a row of a file would do", () => {
  it("is the same exactly when the store would keep the same text", () => {
    fc.assert(
      fc.property(records, records, (coming, stored) => {
        const isKept = writeSource(mergeRecord(coming, stored)) === writeSource(stored);

        expect(good(coming, stored).kind).toBe(isKept ? "same" : "changed");
      }),
    );
  });

  it("is told by another text as soon as anything would be different, however the record is written down", () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const isSame = writeSource(one) === writeSource(other);

        expect(changeText(record, one) === changeText(record, other)).toBe(isSame);
        expect(changeText(one, record) === changeText(other, record)).toBe(isSame);
      }),
    );
  });

  it("names each field that changes, and only those", () => {
    const { cost: _cost, ...rest } = { ...record, cost: "Gratis" };
    const after = { ...rest, contact: { ...rest.contact, whatsapp: "0812" }, status: "inactive" as const };

    expect(changedFields({ ...record, cost: "Gratis" }, after)).toEqual(["cost", "whatsapp", "status"]);
  });

  it("is new where nothing stands yet, and a newer word on the entry here stays", () => {
    const stored = { ...record, verified: { at: MONDAY_MORNING, by: 9 } };

    expect(good(record).kind).toBe("new");
    expect(good({ ...stored, verified: { at: 0, by: 0 } }, stored).kind).toBe("same");
  });
});
