import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Document, parseDocument } from "yaml";
import { CONTENT_FOLDER, ContentError, loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { SIGNALS } from "../../src/domain/signal.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";
import { cardText } from "../../src/telegram/replies/cards.ts";

const FIRST_SCREEN = 700;

describe("the shipped content", () => {
  const catalogue = loadCatalogue();
  const speeches = createSpeeches(loadMessages());

  it("has every technique and every signal, in the order of the source", () => {
    expect(catalogue.techniques.map(({ id }) => id)).toEqual(TECHNIQUES);
    expect(catalogue.signals.map(({ id }) => id).toSorted()).toEqual(SIGNALS.toSorted());
  });

  it("has the broker's three principles and three keywords", () => {
    expect(catalogue.broker.principles).toHaveLength(3);
    expect(catalogue.broker.keywords).toHaveLength(3);
  });

  it.each(LANGUAGES)("has reasons in %s that go on after 'because': in lower case, without a full stop", (language) => {
    const wrong = catalogue.signals
      .map(({ because }) => because[language])
      .filter((clause) => /^[A-Z]|[.!?]$/.test(clause) && !/^I\b/.test(clause));

    expect(wrong).toEqual([]);
  });

  it.each(LANGUAGES)(
    "has no two cards, signals or safety cards with the same name on their button in %s",
    (language) => {
      const { techniques, signals, safety } = catalogue;
      const names = [
        techniques.map(({ card }) => card.name[language]),
        signals.map(({ button }) => button[language]),
        safety.map(({ button }) => button[language]),
      ];

      for (const buttons of names) expect(new Set(buttons).size).toBe(buttons.length);
    },
  );

  it.each(LANGUAGES)("has cards whose first screen fits a phone in %s", (language) => {
    const tooLong = catalogue.techniques
      .map((technique) => ({ id: technique.id, text: cardText(technique, "front", speeches[language]) }))
      .map(({ id, text }) => ({ id, length: text.replace(/<[^>]+>/g, "").length }))
      .filter(({ length }) => length > FIRST_SCREEN);

    expect(tooLong).toEqual([]);
  });

  it("says each thing in two languages, not twice in one", () => {
    const same = catalogue.techniques.flatMap(({ id, card }) =>
      [card.purpose, ...card.steps, ...card.say, card.avoid, card.works, card.stop, card.simple]
        .filter((words) => words.id === words.en)
        .map((words) => `${id}: ${words.id}`),
    );

    expect(same).toEqual([]);
  });
});

describe("a mistake in the content", () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  function copyOfContent(): string {
    const folder = mkdtempSync(join(tmpdir(), "content-"));
    folders.push(folder);
    cpSync(CONTENT_FOLDER, folder, { recursive: true });
    return folder;
  }

  function change(folder: string, file: string, edit: (document: Document) => void): void {
    const document = parseDocument(readFileSync(join(folder, file), "utf8"));
    edit(document);
    writeFileSync(join(folder, file), document.toString());
  }

  it.each<[mistake: string, file: string, field: string, edit: (document: Document) => void]>([
    ["a missing language", "techniques/M8.yaml", "card.name.en", (it) => it.deleteIn(["card", "name", "en"])],
    ["an empty text", "techniques/M8.yaml", "card.avoid.id", (it) => it.setIn(["card", "avoid", "id"], "  ")],
    ["another technique's id", "techniques/M8.yaml", "id", (it) => it.set("id", "M7")],
    ["an id that nobody knows", "techniques/M8.yaml", "id", (it) => it.set("id", "M10")],
    [
      "an unknown signal",
      "techniques/M8.yaml",
      "bestWhen.0.signal",
      (it) => it.setIn(["bestWhen", 0, "signal"], "S99"),
    ],
    ["an unknown key", "techniques/F3.yaml", "card", (it) => it.setIn(["card", "colour"], "red")],
    [
      "a text that is too long",
      "techniques/F3.yaml",
      "card.name.id",
      (it) => it.setIn(["card", "name", "id"], "a".repeat(61)),
    ],
    [
      "forbidden markup",
      "techniques/B1.yaml",
      "card.purpose.en",
      (it) => it.setIn(["card", "purpose", "en"], "<u>Hi</u>"),
    ],
    ["too few steps", "techniques/B1.yaml", "card.steps", (it) => it.setIn(["card", "steps"], [])],
    ["a contact that nobody knows", "safety.yaml", "R1.call", (it) => it.setIn([0, "call", 0], "nobody")],
    ["a safety card that is gone", "safety.yaml", "profiling", (it) => it.deleteIn([10])],
    ["a contact without number and link", "contacts.yaml", "0", (it) => it.deleteIn([0, "number"])],
    ["a date that is none", "contacts.yaml", "0.lastChecked", (it) => it.setIn([0, "lastChecked"], "2026-13")],
    ["a signal that stands twice", "signals.yaml", "S1: stands twice", (it) => it.setIn(["signals", 1, "id"], "S1")],
    [
      "a signal on no screen",
      "signals.yaml",
      "S1: is missing",
      (it) => it.set("screens", [{ heading: { id: "a", en: "b" }, signals: SIGNALS.slice(1) }]),
    ],
    ["a phase that is gone", "phases.yaml", "konflik", (it) => it.deleteIn([1])],
    [
      "a fourth principle",
      "roles.yaml",
      "broker.principles",
      (it) => it.addIn(["broker", "principles"], { id: "a", en: "b" }),
    ],
  ])("%s is told with its file and field", (_mistake, file, field, edit) => {
    const folder = copyOfContent();
    change(folder, file, edit);

    const loading = () => loadCatalogue(folder);

    expect(loading).toThrow(ContentError);
    expect(loading).toThrow(`content/${file}, ${field}`);
  });

  it("in the grammar of YAML is told with its line", () => {
    const folder = copyOfContent();
    writeFileSync(join(folder, "techniques/M8.yaml"), 'id: M8\nrole: "mediator\nphases: {}\n');

    expect(() => loadCatalogue(folder)).toThrow(/content\/techniques\/M8\.yaml, line \d/);
  });

  it("is told when a file is gone", () => {
    const folder = copyOfContent();
    rmSync(join(folder, "techniques/F12.yaml"));

    expect(() => loadCatalogue(folder)).toThrow("content/techniques/F12.yaml, the whole file: cannot be read");
  });

  it("hides no other: all of them come at once", () => {
    const folder = copyOfContent();
    change(folder, "techniques/M1.yaml", (it) => it.deleteIn(["card", "name", "en"]));
    change(folder, "techniques/M1.yaml", (it) => it.deleteIn(["levels"]));
    change(folder, "contacts.yaml", (it) => it.setIn([0, "lastChecked"], "yesterday"));

    const mistakes = mistakesOf(() => loadCatalogue(folder));

    expect(mistakes).toEqual([
      "techniques/M1.yaml levels",
      "techniques/M1.yaml card.name.en",
      "contacts.yaml 0.lastChecked",
    ]);
  });
});

/** File and field of each mistake, without its line. */
function mistakesOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.mistakes.map(({ file, field }) => `${file} ${field.replace(/ \(line \d+\)$/, "")}`);
  }
  return [];
}
