import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WordRun, wordDifference } from "../../src/domain/word-difference.ts";

const told = (runs: readonly WordRun[]) =>
  runs.map(({ kind, words }) => ({ same: words, out: `[-${words}-]`, in: `[+${words}+]` })[kind]).join(" ");

describe("two texts, word by word", () => {
  it.each([
    ["Dengar tiap pihak", "Dengar tiap pihak sendiri", "Dengar tiap pihak [+sendiri+]"],
    ["Dengar dua pihak bersama", "Dengar tiap pihak sendiri", "Dengar [-dua-] [+tiap+] pihak [-bersama-] [+sendiri+]"],
    ["Jangan memihak.", "Jangan pernah memihak salah satu.", "Jangan [-memihak.-] [+pernah memihak salah satu.+]"],
    [null, "Baru sama sekali", "[+Baru sama sekali+]"],
    ["Tidak perlu lagi", null, "[-Tidak perlu lagi-]"],
    ["dua  blank", "dua blank", "dua blank"],
    [null, null, ""],
  ])("%j to %j", (old, next, expected) => {
    expect(told(wordDifference(old, next))).toBe(expected);
  });

  const Text = fc.array(fc.constantFrom("di", "desa", "pihak", "dan", "damai", "air"), { maxLength: 25 });
  const wordsOf = (runs: readonly WordRun[], ...kinds: readonly WordRun["kind"][]) =>
    runs.flatMap(({ kind, words }) => (kinds.includes(kind) ? words.split(" ") : []));

  it("without what is put in it is the old text, without what is taken out the new one", () => {
    fc.assert(
      fc.property(Text, Text, (old, next) => {
        const runs = wordDifference(old.join(" "), next.join(" "));

        expect(wordsOf(runs, "same", "out")).toEqual(old);
        expect(wordsOf(runs, "same", "in")).toEqual(next);
      }),
    );
  });

  it("a text against itself stays whole, and against what it holds nothing of changes whole", () => {
    fc.assert(
      fc.property(Text, (words) => {
        const text = words.join(" ");

        expect(wordDifference(text, text).every(({ kind }) => kind === "same")).toBe(true);
        expect(wordsOf(wordDifference(text, "sawah kita"), "same")).toEqual([]);
      }),
    );
  });

  it("what stays is as much as one text with words put in allows", () => {
    fc.assert(
      fc.property(Text, Text, fc.nat(25), (words, more, at) => {
        const longer = [...words.slice(0, at), ...more, ...words.slice(at)];

        expect(wordsOf(wordDifference(words.join(" "), longer.join(" ")), "same", "out")).toEqual(words);
        expect(wordsOf(wordDifference(words.join(" "), longer.join(" ")), "out")).toEqual([]);
      }),
    );
  });

  it("no two runs of a kind stand side by side, and what goes stands before what comes", () => {
    fc.assert(
      fc.property(Text, Text, (old, next) => {
        const kinds = wordDifference(old.join(" "), next.join(" ")).map(({ kind }) => kind);

        expect(kinds.join(" ")).not.toMatch(/same same|out out|in in|in out/);
      }),
    );
  });
});
