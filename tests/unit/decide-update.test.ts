import { describe, expect, it } from "vitest";
import { createLiveCatalogue } from "../../src/content/live-catalogue.ts";
import { loadCatalogue } from "../../src/content/load.ts";
import { decidePublish, planRollBack } from "../../src/domain/decide-update.ts";
import { fieldsOf } from "../../src/domain/guidance-item.ts";
import { type GuidanceUpdate, updateId, updateNumberOf } from "../../src/domain/guidance-update.ts";
import { anUpdate, CARD_M8, POLICE, said } from "./data/a-guidance-update.ts";

const shipped = loadCatalogue();
const original = fieldsOf(CARD_M8, shipped)?.["name"] ?? null;
const name = (from: string | null, to: string) => ({
  field: "name",
  old: from === null ? original : said(from),
  new: said(to),
});

function standing(updates: readonly GuidanceUpdate[]) {
  const { catalogue, show } = createLiveCatalogue(
    shipped,
    () => 2000,
    () => undefined,
  );
  show(updates);
  return { updates, shipped, catalogue };
}

describe("an edit", () => {
  it("changes what still stands as its admin saw it", () => {
    const decision = decidePublish(CARD_M8, [name(null, "baru")], shipped);

    expect(decision).toEqual({ kind: "changes", changes: [name(null, "baru")] });
  });

  it("is told when somebody else was quicker with the same field", () => {
    const { catalogue } = standing([anUpdate({ changes: [name(null, "lebih dulu")] })]);

    expect(decidePublish(CARD_M8, [name(null, "baru")], catalogue)).toEqual({ kind: "taken", fields: ["name"] });
  });

  it("is no quarrel when both wanted the same, or other fields", () => {
    const { catalogue } = standing([anUpdate({ changes: [name(null, "baru")] })]);
    const avoid = { field: "avoid", old: fieldsOf(CARD_M8, shipped)?.["avoid"] ?? null, new: said("jangan") };

    expect(decidePublish(CARD_M8, [name(null, "baru")], catalogue)).toEqual({ kind: "same" });
    expect(decidePublish(CARD_M8, [name(null, "baru"), avoid], catalogue)).toEqual({
      kind: "changes",
      changes: [avoid],
    });
  });

  it.each([
    ["an id", { kind: "technique", id: "M8" }, "id", "M9"],
    ["whom a safety card calls", { kind: "safety", id: "R1" }, "call", []],
    ["the question of a gate", { kind: "safety", id: "R1" }, "button", said("x")],
    ["a card with two steps", { kind: "technique", id: "M8" }, "steps", [said("a"), said("b")]],
    ["a gate with one action", { kind: "safety", id: "R1" }, "actions", [said("a")]],
    ["an item that is not there", { kind: "contact", id: "hansip" }, "name", said("x")],
    ["a month that is taken away", POLICE, "lastChecked", null],
  ] as const)("never touches %s", (_what, item, field, value) => {
    expect(decidePublish(item, [{ field, old: null, new: value }], shipped)).toEqual({ kind: "impossible" });
  });
});

describe("taking a version back", () => {
  const first = anUpdate({ changes: [name(null, "satu")] });
  const second = anUpdate({ number: 2, changes: [name("satu", "dua")] });

  it("puts back the words of the files, and lets newer ones of a later release come through", () => {
    const plan = planRollBack(1, standing([first]));

    expect(plan).toMatchObject({
      changes: [{ field: "name", old: said("satu"), new: original, isShipped: true }],
      covered: [],
      asOf: 1,
    });
  });

  it("puts back what an earlier version said", () => {
    const plan = planRollBack(2, standing([first, second]));

    expect(plan?.changes).toEqual([{ field: "name", old: said("dua"), new: said("satu") }]);
  });

  it("says which later versions go with it", () => {
    const other = anUpdate({ number: 3, changes: [{ field: "avoid", old: said("x"), new: said("y") }] });

    const plan = planRollBack(1, standing([first, second, other]));

    expect(plan).toMatchObject({ covered: [2], asOf: 2, changes: [{ old: said("dua"), new: original }] });
  });

  it("has nothing to do when it stands so already, and knows no version that is not there", () => {
    const back = anUpdate({
      ...{ number: 2, what: { kind: "roll-back", of: 1 } },
      changes: [{ field: "name", old: said("satu"), new: original, isShipped: true }],
    });

    expect(planRollBack(1, standing([first, back]))?.changes).toEqual([]);
    expect(planRollBack(9, standing([first]))).toBeUndefined();
  });

  it("can be taken back itself", () => {
    const back = anUpdate({
      ...{ number: 2, what: { kind: "roll-back", of: 1 } },
      changes: [{ field: "name", old: said("satu"), new: original, isShipped: true }],
    });

    expect(planRollBack(2, standing([first, back]))?.changes).toEqual([
      { field: "name", old: original, new: said("satu") },
    ]);
  });
});

describe("the id of a version", () => {
  it("is read back, and nothing else is one", () => {
    expect(updateNumberOf(updateId({ number: 12 }))).toBe(12);
    for (const text of ["u0", "u", "12", "u1x", "u01", "u-1", "K7M2QX"]) expect(updateNumberOf(text)).toBeUndefined();
  });
});
