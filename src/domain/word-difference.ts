/** Words in a row that stay, are taken out, or are put in. */
export interface WordRun {
  readonly kind: "same" | "out" | "in";
  /** At least one word, with single blanks between them. */
  readonly words: string;
}

/**
 * One text against another, word by word, by their longest common words in order: what stays is as much as can stay.
 * What is taken out stands before what is put in for it. null: there was no text, or there is none any more.
 */
export function wordDifference(old: string | null, next: string | null): readonly WordRun[] {
  const [before, after] = [wordsIn(old), wordsIn(next)];
  const common = commonLengths(before, after);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [gone = "", put = ""] = [before[i], after[j]];
    if (i < before.length && j < after.length && gone === put) {
      steps.push({ kind: "same", word: gone });
      i += 1;
      j += 1;
    } else if (j === after.length || (i < before.length && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))) {
      steps.push({ kind: "out", word: gone });
      i += 1;
    } else {
      steps.push({ kind: "in", word: put });
      j += 1;
    }
  }
  return inRuns(steps);
}

interface Step {
  readonly kind: WordRun["kind"];
  readonly word: string;
}

/** How many words the rests from each pair of places on have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row, below] = [lengths[i] ?? [], lengths[i + 1] ?? []];
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

function inRuns(steps: readonly Step[]): readonly WordRun[] {
  const runs: WordRun[] = [];
  for (let at = 0; at < steps.length; ) {
    const isSame = steps[at]?.kind === "same";
    const end = steps.findIndex(({ kind }, index) => index > at && (kind === "same") !== isSame);
    const stretch = steps.slice(at, end === -1 ? steps.length : end);
    for (const kind of isSame ? (["same"] as const) : (["out", "in"] as const)) {
      const words = stretch.filter((step) => step.kind === kind).map(({ word }) => word);
      if (words.length > 0) runs.push({ kind, words: words.join(" ") });
    }
    at += stretch.length;
  }
  return runs;
}

function wordsIn(text: string | null): readonly string[] {
  return (text ?? "").split(/\s+/).filter((word) => word !== "");
}
