import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ContentError, loadCatalogue } from "../../src/content/load.ts";
import { createCardSearch, loadSearchWords } from "../../src/content/search.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";

const catalogue = loadCatalogue();
const searchCards = createCardSearch(catalogue);
const idsFor = (text: string, language: (typeof LANGUAGES)[number] = "id") =>
  searchCards(text, language).map(({ id }) => id);
const ofRole = (letter: string) => TECHNIQUES.filter((id) => id.startsWith(letter));

describe("searching a card", () => {
  it("lists every card for an empty text, those first that are asked for most", () => {
    const ids = idsFor("  ");

    expect(ids.slice(0, 4)).toEqual(["M8", "M2", "F7", "B1"]);
    expect(ids.toSorted()).toEqual(TECHNIQUES.toSorted());
  });

  it.each(["M8", "m8", "M 8", " m-8 "])("gives exactly one card for the id %j", (text) => {
    expect(idsFor(text)).toEqual(["M8"]);
  });

  it("does not take F1 for F10, F11 and F12", () => {
    expect(idsFor("F1")).toEqual(["F1"]);
  });

  it.each([
    ["mediator", "M"],
    ["Mediasi", "M"],
    ["med", "M"],
    ["penengah", "M"],
    ["juru damai", "M"],
    ["fasilitator", "F"],
    ["facilitator", "F"],
    ["pendamping", "F"],
    ["broker", "B"],
    ["penghubung", "B"],
  ])("lists the role's cards in the order of the source for %j", (text, letter) => {
    expect(idsFor(text)).toEqual(ofRole(letter));
  });

  it("finds the role's cards in spite of a slip", () => {
    expect(idsFor("mediatorr")).toEqual(expect.arrayContaining(ofRole("M")));
  });

  it.each([
    ["nilai bersama", "M1"],
    ["mengakui kepentingan", "M2"],
    ["kepentingan bersama", "M3"],
    ["ultimatum", "M4"],
    ["melokalisasi", "M5"],
    ["membagi masalah", "M6"],
    ["tetangga", "M7"],
    ["shuttle", "M8"],
    ["persuasi", "M9"],
    ["keanggotaan", "F1"],
    ["hoaks", "F5"],
    ["akar masalah", "F7"],
    ["rencana macet", "F10"],
    ["obat", "B2"],
    ["keluhan", "B3"],
    ["shared values", "M1"],
    ["tidak ada yang kalah", "M4"],
  ])("finds by what people call it, among the first three: %j", (text, id) => {
    expect(idsFor(text).slice(0, 3)).toContain(id);
  });

  it("finds a card by a signal that speaks for it", () => {
    const rumours = catalogue.signals.find(({ id }) => id === "S1");

    expect(idsFor(rumours?.button.id ?? "")).toEqual(expect.arrayContaining(["F5", "M5"]));
    expect(idsFor(rumours?.button.en ?? "", "en")).toEqual(expect.arrayContaining(["F5", "M5"]));
  });

  it.each(LANGUAGES)("finds every card by its own name in %s", (language) => {
    const missed = catalogue.techniques.filter(({ id, card }) => idsFor(card.name[language], language)[0] !== id);

    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it("finds beginnings of words, and forgives a slip", () => {
    expect(idsFor("melokal")[0]).toBe("M5");
    expect(idsFor("persuassi")[0]).toBe("M9");
  });

  it("gives what fits in part when nothing fits in whole", () => {
    expect(idsFor("banjir ultimatum")).toContain("M4");
  });

  it("finds nothing for words that no card speaks of", () => {
    expect(idsFor("xqzjwv")).toEqual([]);
  });

  it("never throws and never doubles a card, whatever is typed", () => {
    const words = fc.constantFrom("mediator", "M8", "di", "yang", "constructor", "__proto__", "OR", "*", "\u0000");
    const typed = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(words, { maxLength: 12 }).map((several) => several.join(" ")),
    );

    fc.assert(
      fc.property(typed, fc.constantFrom(...LANGUAGES), (text, language) => {
        const ids = idsFor(text, language);

        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it("stops the start with the file and the field when a technique has no search words", () => {
    const folder = mkdtempSync(join(tmpdir(), "content-"));
    writeFileSync(join(folder, "search-words.yaml"), "roles: {}\ntechniques: {}\n");

    const loading = () => loadSearchWords(folder);

    expect(loading).toThrow(ContentError);
    expect(loading).toThrow(/search-words\.yaml, techniques\.M1/);
  });
});
