import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { problemsOfItem, problemsOfWhy } from "../../src/content/check-item.ts";
import { createLiveCatalogue } from "../../src/content/live-catalogue.ts";
import { CONTENT_FOLDER, loadCatalogue } from "../../src/content/load.ts";
import { markupProblem, toPlainText } from "../../src/content/markup.ts";
import { checkYaml } from "../../src/content/read-yaml.ts";
import { ContactsFile, MarkedText, SafetyFile, TechniqueFile } from "../../src/content/schema.ts";
import { escapeHtml } from "../../src/content/speech.ts";
import { type EditPart, EMPTY_DRAFT, isPart, partsOf, withPart } from "../../src/domain/guidance-draft.ts";
import { fieldsOf, type GuidanceItem, ITEM_KINDS } from "../../src/domain/guidance-item.ts";
import { parseHtml } from "../../src/playground/api/parse-html.ts";
import { readUpdate } from "../../src/redis/guidance-update-record.ts";
import { never, promise, type Target } from "../support/fuzz/target.ts";

const CARD = readFileSync(join(CONTENT_FOLDER, "techniques/M8.yaml"), "utf8");
const catalogue = loadCatalogue();
const SCHEMAS: readonly z.ZodType[] = [TechniqueFile, ContactsFile, SafetyFile];

/** A file of the guidance, edited by hand. Twice as long, thousands of mistakes in one line cost a tenth of a second, once, at the start. */
export const contentFiles: Target = {
  name: "content-files",
  seeds: [CARD, "a: &a [x, *a]\n", "- id: polisi\n  name: { id: Polisi, en: Police }\n"],
  words: [
    "&a ",
    "*a",
    "<<: ",
    "!!js/function ",
    "!!binary ",
    "---\n",
    "? ",
    "- ",
    ": ",
    "|\n",
    ">-\n",
    "%YAML 1.1\n",
    "{",
    "}",
    "# ",
    "~",
  ],
  longest: 4096,
  read(input) {
    const schema = SCHEMAS[input.length % SCHEMAS.length] ?? TechniqueFile;
    const reading = checkYaml<unknown>(input.toString(), "M8.yaml", schema);
    if ("mistakes" in reading) promise(reading.mistakes.length > 0, "what is refused says why");
  },
  isRefusal: never,
};

/** Markup of a message, and how paper shows it. */
export const markup: Target = {
  name: "markup",
  seeds: [
    "<b>Halo</b> {name}, <i>apa</i> kabar?",
    '<blockquote expandable>a</blockquote><a href="https://x.test/?a=1">b</a>',
    "1 &lt; 2 &amp; 3",
  ],
  words: [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<blockquote>",
    "</blockquote>",
    '<a href="https://x.test">',
    "</a>",
    "&lt;",
    "&amp;amp;",
    "&",
    "<",
    ">",
    "{name}",
  ],
  longest: 4096,
  read(input) {
    const text = input.toString();
    const problem = markupProblem(text);
    const escaped = escapeHtml(text);
    promise(markupProblem(escaped) === undefined, "what is escaped holds no markup");
    promise(toPlainText(escaped) === text, "what is escaped is shown as it was typed");
    if (problem === undefined && !/&(?!(?:lt|gt|amp|quot);)/.test(text)) parseHtml(text);
    toPlainText(text);
    MarkedText(1000).safeParse({ id: text, en: text });
    return problem;
  },
  isRefusal: never,
};

/** What an admin types into a part of a card, and publishes. The first line says which part. */
export const edits: Target = {
  name: "edits",
  seeds: [
    "technique M8 steps 1\nDengarkan dulu",
    "contact polisi link\nhttps://polri.go.id",
    "contact polisi lastChecked\n2026-11",
    "phase konflik name\nKonflik",
    "safety R1 say\nKata",
  ],
  words: [
    "technique ",
    "contact ",
    "safety ",
    "phase ",
    "steps",
    "say",
    "link",
    "why",
    "constructor",
    "__proto__",
    "M8",
    "polisi",
    "110",
    "https://",
  ],
  longest: 4096 * 3,
  read(input) {
    const [head = "", text = ""] = input.toString().split(/\n(.*)/s);
    const [kind, id = "", field = "", line] = head.split(" ");
    const known = ITEM_KINDS.find((one) => one === kind);
    if (known === undefined) return undefined;
    const item: GuidanceItem = { kind: known, id };
    const part: EditPart = { field, ...(line !== undefined && { line: Number(line) }) };
    const fields = fieldsOf(item, catalogue);
    if (fields === undefined || !isPart(item, part)) return undefined;
    problemsOfWhy({ id: text, en: text });
    const draft = withPart(EMPTY_DRAFT, fields, { part, text: { id: text, en: text } });
    const plain = withPart(EMPTY_DRAFT, fields, { part, text });
    partsOf(item, fields);
    return [draft, plain].map(({ wanted }) => publish(item, wanted));
  },
  isRefusal: never,
};

function publish(item: GuidanceItem, changes: readonly unknown[]): unknown {
  const text = JSON.stringify({ at: 1, what: { kind: "publish" }, item, changes });
  const update = readUpdate(1, "9:1", text);
  const live = createLiveCatalogue(
    catalogue,
    () => 2,
    () => undefined,
  );
  if (update !== undefined) live.show([update]);
  const stands = live.catalogue.techniques.flatMap((value) => problemsOfItem("technique", value));
  promise(stands.length === 0, "whatever is published, every card is right");
  promise(live.catalogue.contacts.length === catalogue.contacts.length, "no contact is lost");
  return live.catalogue;
}
