import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markupProblem, toPlainText } from "../../src/content/markup.ts";
import { escapeHtml } from "../../src/content/speech.ts";

describe("the markup of a message", () => {
  it.each([
    "plain, with 3 > 2 & “quotes”",
    "<b>bold</b> and <i>slanted</i>",
    "<b>one <i>in</i> another</b>",
    '<a href="https://healing119.id">a link</a>',
    "<blockquote expandable>folded <b>away</b></blockquote> <blockquote>shown</blockquote>",
  ])("is well: %s", (text) => {
    expect(markupProblem(text)).toBeUndefined();
  });

  it.each([
    ["<b>never closed", "opens <b> and never closes it"],
    ["closed only</b>", "closes </b>"],
    ["<b><i>crossed</b></i>", "closes </b>"],
    ["<b>twice</b></b>", "closes </b>"],
    ["<blockquote>a<blockquote>b</blockquote></blockquote>", "has a <blockquote> in a <blockquote>"],
    ["<u>unknown</u>", "has a '<'"],
    ["3 < 5", "has a '<'"],
    ["<a>no address</a>", "has a '<'"],
    ['<a href="http://not.safe">x</a>', "has a '<'"],
    ['<a href="https://a.id">x</a href="https://a.id">', "has a '<'"],
    ["</blockquote expandable>", "has a '<'"],
    ["<B>capital</B>", "has a '<'"],
    ["ends with <", "has a '<'"],
  ])("is refused: %s", (text, problem) => {
    expect(markupProblem(text)).toContain(problem);
  });
});

describe("words for paper", () => {
  it.each([
    ["<b>Hindari:</b> menyebut nama", "Hindari: menyebut nama"],
    ["<blockquote expandable>Sumber: <i>buku</i></blockquote>", "Sumber: buku"],
    ['☎️ <a href="https://wa.me/628111129129">SAPA</a>', "☎️ SAPA (https://wa.me/628111129129)"],
  ])("%s is %s", (markup, plain) => {
    expect(toPlainText(markup)).toBe(plain);
  });

  it("give back what somebody typed, whatever signs stand in it", () => {
    fc.assert(fc.property(fc.string(), (typed) => toPlainText(escapeHtml(typed)) === typed));
    fc.assert(
      fc.property(fc.array(fc.constantFrom("<", "b", ">", "&", "lt;", "amp;", '"')), (signs) => {
        expect(toPlainText(escapeHtml(signs.join("")))).toBe(signs.join(""));
      }),
    );
  });
});
