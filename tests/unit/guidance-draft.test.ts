import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { decidePublish } from "../../src/domain/decide-update.ts";
import { differencesOf } from "../../src/domain/guidance-difference.ts";
import {
  canBeTaken,
  draftedFields,
  EMPTY_DRAFT,
  type GuidanceDraft,
  isPart,
  partsOf,
  textAt,
  withPart,
} from "../../src/domain/guidance-draft.ts";
import { fieldsOf, type GuidanceItem } from "../../src/domain/guidance-item.ts";
import { CARD_M8, POLICE, said } from "./data/a-guidance-update.ts";

const catalogue = loadCatalogue();
const GATE: GuidanceItem = { kind: "safety", id: "R1" };
const fields = (item: GuidanceItem) => fieldsOf(item, catalogue) ?? {};
const steps = (texts: readonly string[]) => texts.map(said);

describe("what an admin has changed and not published", () => {
  it("holds the old words beside the new ones, of a whole field", () => {
    const card = { ...fields(CARD_M8), steps: steps(["a", "b", "c"]) };

    const draft = withPart(EMPTY_DRAFT, card, { part: { field: "steps", line: 1 }, text: said("x") });
    const grown = withPart(draft, card, { part: { field: "steps", line: 3 }, text: said("d") });
    const shrunk = withPart(grown, card, { part: { field: "steps", line: 0 }, text: null });

    expect(shrunk.wanted).toEqual([{ field: "steps", old: steps(["a", "b", "c"]), new: steps(["x", "c", "d"]) }]);
    expect(draftedFields(card, shrunk)["steps"]).toEqual(steps(["x", "c", "d"]));
  });

  it("is nothing when everything is put back", () => {
    const card = fields(CARD_M8);
    const name = { part: { field: "name" }, text: said("x") };

    const draft = withPart(withPart(EMPTY_DRAFT, card, name), card, { ...name, text: card["name"] as never });

    expect(draft).toEqual(EMPTY_DRAFT);
  });

  it("keeps a reason, and lets it go", () => {
    const draft = withPart(EMPTY_DRAFT, {}, { part: { field: "why" }, text: said("nomornya ganti") });

    expect(draft.why).toEqual(said("nomornya ganti"));
    expect(withPart(draft, {}, { part: { field: "why" }, text: null })).toEqual(EMPTY_DRAFT);
  });

  it("offers each field, each line, and one line more while there is room", () => {
    const card = { ...fields(CARD_M8), steps: steps(["a", "b", "c", "d"]) };
    const linesOf = (item: GuidanceItem, field: string, of = fields(item)) =>
      partsOf(item, of).filter((part) => part.field === field).length;

    expect(linesOf(CARD_M8, "steps", card)).toBe(5);
    expect(linesOf(CARD_M8, "steps", { ...card, steps: steps(["a", "b", "c", "d", "e"]) })).toBe(5);
    expect(linesOf(CARD_M8, "say")).toBe(2);
    for (const item of [CARD_M8, POLICE, GATE]) {
      for (const part of partsOf(item, fields(item))) expect(isPart(item, part)).toBe(true);
    }
  });

  it.each<[GuidanceItem, string, number | undefined]>([
    [GATE, "button", undefined],
    [GATE, "call", 0],
    [GATE, "actions", 5],
    [GATE, "actions", undefined],
    [CARD_M8, "id", undefined],
    [CARD_M8, "say", 2],
    [CARD_M8, "name", 0],
    [CARD_M8, "constructor", undefined],
  ])("has no such part: %j %s %s", (item, field, line) => {
    expect(isPart(item, { field, ...(line !== undefined && { line }) })).toBe(false);
  });

  it("can let go of what an item can be without, and of nothing else", () => {
    const gate = { ...fields(GATE), actions: steps(["a", "b"]) };

    expect(canBeTaken(GATE, { field: "actions", line: 0 }, gate)).toBe(false);
    expect(canBeTaken(GATE, { field: "actions", line: 0 }, { ...gate, actions: steps(["a", "b", "c"]) })).toBe(true);
    expect(canBeTaken(GATE, { field: "title" }, gate)).toBe(false);
    expect(canBeTaken(POLICE, { field: "number" }, fields(POLICE))).toBe(true);
    expect(canBeTaken(POLICE, { field: "link" }, fields(POLICE))).toBe(false);
  });

  it("can always be published as it stands, or changes nothing", () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(),
        text: fc.oneof(
          fc.constant(null),
          fc.string({ minLength: 1 }).map((text) => said(`x${text}`)),
        ),
      }),
      { maxLength: 10 },
    );

    fc.assert(
      fc.property(fc.constantFrom(CARD_M8, GATE), edits, (item, made) => {
        const draft = made.reduce<GuidanceDraft>((sum, { at, text }) => {
          const standing = draftedFields(fields(item), sum);
          const parts = partsOf(item, standing);
          const part = parts[at % parts.length] ?? { field: "name" };
          if (text === null && !canBeTaken(item, part, standing)) return sum;
          return withPart(sum, fields(item), { part, text });
        }, EMPTY_DRAFT);

        expect(decidePublish(item, draft.wanted, catalogue).kind).toBe(draft.wanted.length === 0 ? "same" : "changes");
        for (const part of partsOf(item, draftedFields(fields(item), draft))) expect(isPart(item, part)).toBe(true);
        expect(textAt(draftedFields(fields(item), draft), { field: "steps", line: 9 })).toBeUndefined();
      }),
    );
  });
});

describe("the difference", () => {
  const between = (old: readonly string[], now: readonly string[]) =>
    differencesOf([{ field: "steps", old: steps(old), new: steps(now) }]).map((one) => [
      one.line,
      (one.old as { id: string } | null)?.id ?? null,
      (one.new as { id: string } | null)?.id ?? null,
    ]);

  it("names only the lines that differ", () => {
    expect(between(["a", "b", "c"], ["a", "x", "c"])).toEqual([[2, "b", "x"]]);
    expect(between(["a", "b", "c"], ["a", "b", "c", "d"])).toEqual([[4, null, "d"]]);
    expect(between(["a", "b", "c", "d"], ["a", "c", "d"])).toEqual([[2, "b", null]]);
    expect(between(["a", "a", "a"], ["a", "a", "a", "a"])).toEqual([[4, null, "a"]]);
    expect(between(["a", "b"], ["a", "b"])).toEqual([]);
  });

  it("says what came and what went", () => {
    expect(differencesOf([{ field: "link", old: null, new: "https://polri.go.id" }])).toEqual([
      { field: "link", old: null, new: "https://polri.go.id" },
    ]);
  });

  it("of as many lines, put into the old ones, always gives the new ones", () => {
    const lines = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("a", "b")), { maxLength: 6 });

    fc.assert(
      fc.property(lines, (pairs) => {
        const [old, now] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const changed = new Map(between(old, now).map(([line, , text]) => [Number(line) - 1, text]));

        expect(old.map((text, index) => changed.get(index) ?? text)).toEqual(now);
      }),
    );
  });
});
