import { describe, expect, it } from "vitest";
import { problemsOfItem, problemsOfWhy } from "../../src/content/check-item.ts";
import { loadCatalogue } from "../../src/content/load.ts";
import { type FieldValue, type GuidanceItem, ITEM_KINDS, valueOf, withFields } from "../../src/domain/guidance-item.ts";
import { CARD_M8, POLICE, said } from "./data/a-guidance-update.ts";

const catalogue = loadCatalogue();

function problems(item: GuidanceItem, fields: Readonly<Record<string, FieldValue>>) {
  const value = valueOf(item, catalogue);
  return value === undefined ? undefined : problemsOfItem(item.kind, withFields(item, value, fields));
}

describe("the checks of the files, for what an admin types", () => {
  it("find nothing against anything that is shipped", () => {
    const all = { technique: "techniques", contact: "contacts", safety: "safety", phase: "phases" } as const;

    for (const kind of ITEM_KINDS) {
      for (const value of catalogue[all[kind]]) expect(problemsOfItem(kind, { ...value, updatedOn: 1 })).toEqual([]);
    }
  });

  it.each<[string, GuidanceItem, Readonly<Record<string, FieldValue>>, object]>([
    [
      "a text that is too long, with its language and limit",
      CARD_M8,
      { avoid: { id: "x".repeat(181), en: "x" } },
      { field: "avoid", language: "id", kind: "too long", most: 180 },
    ],
    [
      "a line, with its place",
      CARD_M8,
      { steps: [said("a"), said("b"), { id: "c", en: "<i>c" }] },
      { field: "steps", line: 2, language: "en", kind: "markup" },
    ],
    ["an empty text", CARD_M8, { name: { id: " ", en: "x" } }, { field: "name", language: "id", kind: "empty" }],
    ["a month", POLICE, { lastChecked: "Januari" }, { field: "lastChecked", kind: "month" }],
    ["a number", POLICE, { number: "tanya Pak RT" }, { field: "number", kind: "number" }],
    ["a number that would break a message", POLICE, { number: "1<10" }, { field: "number", kind: "number" }],
    ["a link", POLICE, { link: "http://polri.go.id" }, { field: "link", kind: "link" }],
    ["a link that would break a message", POLICE, { link: 'https://polri.go.id/"x' }, { field: "link", kind: "link" }],
    ["nobody to reach", POLICE, { number: null }, { field: "", kind: "no way to reach" }],
  ])("name %s", (_what, item, fields, expected) => {
    expect(problems(item, fields)).toEqual([expected]);
  });

  it("hold for the reason too", () => {
    expect(problemsOfWhy(said("Nomornya ganti."))).toEqual([]);
    expect(problemsOfWhy(said("<b>"))).toMatchObject([{ field: "why", kind: "markup" }, { field: "why" }]);
  });
});
