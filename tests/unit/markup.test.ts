import { describe, expect, it } from "vitest";
import { markupProblem } from "../../src/content/markup.ts";

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
