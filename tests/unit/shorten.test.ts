import { expect, it } from "vitest";
import { shorten } from "../../src/content/shorten.ts";

it.each([
  ["rumor", 10, "rumor"],
  ["rumor", 3, "rum"],
  ["ab🕊🕊", 3, "ab🕊"],
  ["🕊🕊", 1, "🕊"],
  ["", 5, ""],
])("%j in %i characters is %j, never half an emoji", (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected);
});
