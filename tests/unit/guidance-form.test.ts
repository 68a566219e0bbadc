import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { fieldsOf, type GuidanceItem, ITEM_KINDS, valueOf } from "../../src/domain/guidance-item.ts";
import { draftOfTyped } from "../../src/domain/type-guidance.ts";
import { inputsOf, readSeen, readTyped } from "../../src/office/guidance-form.ts";
import { markedText } from "../../src/office/views/marked-text.ts";
import { toText } from "../../src/office/views/markup.ts";

const catalogue = loadCatalogue();
const CATALOGUE_PARTS = { technique: "techniques", contact: "contacts", safety: "safety", phase: "phases" } as const;
const items = ITEM_KINDS.flatMap((kind) =>
  catalogue[CATALOGUE_PARTS[kind]].map(({ id }): GuidanceItem => ({ kind, id })),
);
const M8: GuidanceItem = { kind: "technique", id: "M8" };

function begun(item: GuidanceItem) {
  const fields = fieldsOf(item, catalogue) ?? {};
  return {
    fields,
    seen: readSeen(item, JSON.stringify(fields)),
    sent: Object.fromEntries(inputsOf(item, { fields, why: null })),
  };
}

const draft = (item: GuidanceItem, words: Readonly<Record<string, string>>) => {
  const { seen, sent } = begun(item);
  return draftOfTyped(item, seen, readTyped(item, { ...sent, ...words }, seen));
};

describe("a form for an item of the guidance", () => {
  it.each(items)("of $kind $id that comes back as it was changes nothing", (item) => {
    expect(valueOf(item, catalogue)).toBeDefined();
    expect(begun(item).seen).toEqual(begun(item).fields);
    expect(draft(item, {})).toEqual({ wanted: [] });
  });

  it("changes what was typed, without blanks around it", () => {
    const { wanted, why } = draft(M8, { "name.id": " Dengar \r\n dulu ", "why.id": "Usul", "why.en": "Asked for" });

    expect(wanted.map(({ field, new: next }) => [field, next])).toEqual([
      ["name", { id: "Dengar dulu", en: begun(M8).sent["name.en"] }],
    ]);
    expect(why).toEqual({ id: "Usul", en: "Asked for" });
  });

  it("a line left empty in both languages goes; in one of them it stays, to be told of", () => {
    const lines = (words: Readonly<Record<string, string>>) => draft(M8, words).wanted[0]?.new;
    const steps = begun(M8).fields["steps"] as readonly unknown[];

    expect(lines({ "steps.0.id": "", "steps.0.en": " " })).toEqual(steps.slice(1));
    expect(lines({ "steps.0.id": "" })).toHaveLength(steps.length);
  });

  it("what may be missing is missing when it is emptied, and other fields are empty", () => {
    const contact: GuidanceItem = { kind: "contact", id: "polisi" };

    expect(draft(contact, { "number.plain": "" }).wanted.map(({ new: next }) => next)).toEqual([null]);
    expect(draft(contact, { "lastChecked.plain": " " }).wanted.map(({ new: next }) => next)).toEqual([""]);
  });

  it("a field that the form does not hold stays", () => {
    const { seen } = begun(M8);

    expect(draftOfTyped(M8, seen, readTyped(M8, {}, seen))).toEqual({ wanted: [] });
  });

  it("takes any nonsense as what was seen, and breaks at none", () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(fc.constantFrom("name", "steps"), fc.jsonValue()).map((told) => JSON.stringify(told)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const seen = readSeen(M8, text);

        expect(Object.keys(seen)).toEqual(Object.keys(begun(M8).fields));
        draftOfTyped(M8, seen, readTyped(M8, begun(M8).sent, seen));
      }),
    );
  });
});

describe("a message of the chat on the page", () => {
  it.each([
    ["<b>Judul</b>\nisi &lt;b&gt;", "<strong>Judul</strong>\nisi &lt;b&gt;"],
    ["<i>a <b>b</b></i>", "<em>a <strong>b</strong></em>"],
    ['<a href="https://x.id/?a=1&amp;b=2">x</a>', '<a href="https://x.id/?a=1&amp;b=2" rel="noreferrer">x</a>'],
    ["<blockquote expandable>Dasar</blockquote>", "<blockquote>Dasar</blockquote>"],
    ["<script>alert(1)</script> & 1 < 2", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; 1 &lt; 2"],
    ["</b><b>offen", "<strong>offen</strong>"],
    ['<a href="javascript:alert(1)">x</a>', "&lt;a href=&quot;javascript:alert(1)&quot;&gt;x"],
  ])("%s", (text, expected) => {
    expect(toText(markedText(text))).toBe(`<div class="message">${expected}</div>`);
  });
});
