import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nestWords } from "../../src/content/nested-words.ts";
import { readTyped, writeTyped } from "../../src/content/typed-markup.ts";
import type { BroadcastText } from "../../src/domain/broadcast-content.ts";

const words = (text: string, ...parts: BroadcastText["parts"]) => ({ kind: "words", words: { text, parts } });

describe("what is typed on the page for a broadcast", () => {
  it.each([
    ["Rapat <b>besok</b> pagi", words("Rapat besok pagi", { type: "bold", offset: 6, length: 5 })],
    ["  <i>Ayo</i>\r\nikut \n", words("Ayo\nikut", { type: "italic", offset: 0, length: 3 })],
    [
      '<a href="https://desa.id/a?b=1&c=2">di sini</a>',
      words("di sini", { type: "text_link", offset: 0, length: 7, url: "https://desa.id/a?b=1&c=2" }),
    ],
    ["<b>a<i>b</i></b>", words("ab", { type: "bold", offset: 0, length: 2 }, { type: "italic", offset: 1, length: 1 })],
    ["<blockquote expandable>x</blockquote>", words("x", { type: "expandable_blockquote", offset: 0, length: 1 })],
    ["<code>a <b> c</code>", words("a <b> c", { type: "code", offset: 0, length: 7 })],
    ["5 < 7 & 8 > 3, <script>alert(1)</script>", words("5 < 7 & 8 > 3, <script>alert(1)</script>")],
    ["&lt;b&gt; &amp;lt;", words("<b> &lt;")],
    ["<b></b>", words("")],
  ])("reads %j", (typed, expected) => {
    expect(readTyped(typed)).toEqual(expected);
  });

  it.each([
    ["<b>tebal", { kind: "unpaired", tag: "<b>" }],
    ["tebal</b>", { kind: "unpaired", tag: "</b>" }],
    ["<b><i>x</b></i>", { kind: "unpaired", tag: "</b>" }],
    ["<a>x</a>", { kind: "bad link", tag: "<a>" }],
    ['<a href="javascript:alert(1)">x</a>', { kind: "bad link", tag: '<a href="javascript:alert(1)">' }],
  ])("says what is wrong in %j", (typed, problem) => {
    expect(readTyped(typed)).toEqual(problem);
  });

  const letters = fc.string({ unit: fc.constantFrom(...Array.from("ab<>/&;lt b\n\"'=😀")), maxLength: 30 });
  const anyWords = fc
    .tuple(
      letters,
      fc.array(fc.tuple(fc.nat(30), fc.nat(12), fc.constantFrom("bold", "italic", "spoiler", "blockquote"))),
    )
    .map(([text, marks]): BroadcastText => {
      const whole = text.trim();
      const nested = nestWords({
        text: whole,
        parts: marks.map(([offset, length, type]) => ({ type, offset, length })),
      });
      return { text: whole, parts: partsIn(nested) };
    });

  it("is written so that it reads as what it was, whatever stands in it", () => {
    fc.assert(
      fc.property(anyWords, (meant) => {
        const reading = readTyped(writeTyped(meant));

        expect(reading).toEqual({ kind: "words", words: { text: meant.text, parts: meant.parts } });
      }),
    );
  });

  it("never fails, and loses no letter that stands outside a tag", () => {
    fc.assert(
      fc.property(letters, (typed) => {
        const reading = readTyped(typed);

        if (reading.kind === "words" && !/[<&]/.test(typed)) expect(reading.words.text).toBe(typed.trim());
      }),
    );
  });
});

function partsIn(nested: ReturnType<typeof nestWords>): BroadcastText["parts"] {
  return nested.flatMap((one) => (typeof one === "string" ? [] : [one.part, ...partsIn(one.inside)]));
}
