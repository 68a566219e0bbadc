import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { keys } from "../../src/redis/keys.ts";

const PAGE = fileURLToPath(new URL("../../docs/redis-keys.md", import.meta.url));

type Key = (typeof keys)[keyof typeof keys];

/** A key as the page writes it, its blanks named as in the code: `{chat:<chat>}:talk`. */
function patternOf(key: Key): string {
  if (typeof key === "string") return key;
  const [, names = ""] = /^\(([^)]*)\)/.exec(key.toString()) ?? [];
  const blanks = names.split(",").map((name) => `<${name.trim()}>`);
  return (key as (...parts: readonly string[]) => string)(...blanks);
}

describe("docs/redis-keys.md", () => {
  it("explains every key of the store, and no other", () => {
    const explained = [...readFileSync(PAGE, "utf8").matchAll(/^\| `(\{[^`]+)` \|/gm)].map(([, pattern]) => pattern);

    expect(explained.toSorted()).toEqual(Object.values(keys).map(patternOf).toSorted());
  });
});
