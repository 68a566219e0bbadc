import { describe, expect, it } from "vitest";
import { TARGETS } from "../fuzz/targets.ts";
import { chanceOf } from "../support/fuzz/chance.ts";
import { readCorpus } from "../support/fuzz/corpus.ts";
import { mutate } from "../support/fuzz/mutate.ts";
import { seedsOf, type Target, tryInput } from "../support/fuzz/target.ts";

/** A reader that hangs is seen by this; how long one input takes is measured by `npm run fuzz`. */
const HANGS_MILLISECONDS = 30_000;
/** Each input costs some readers a millisecond, and others a twentieth of that. */
const RUNS = { usual: 400, heavy: 60 } as const;
const HEAVY: readonly string[] = [
  "csv",
  "hsds",
  "zip",
  "tables",
  "content-files",
  "edits",
  "entries",
  "searches",
  "situations",
];

/** Always the same inputs: what breaks here breaks everywhere. */
function madeInputs(target: Target): readonly Buffer[] {
  const [pool, chance] = [[...seedsOf(target), ...readCorpus(target.name)], chanceOf(20_261_126)];
  const runs = HEAVY.includes(target.name) ? RUNS.heavy : RUNS.usual;
  return Array.from({ length: runs }, () =>
    mutate(chance.pick(pool), chance, { words: target.words, others: pool, longest: target.longest }),
  );
}

async function breaksIn(target: Target, inputs: readonly Buffer[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const input of inputs) {
    const verdict = await tryInput(target, input);
    if (verdict.kind === "broke")
      broken.push(`${JSON.stringify(input.toString().slice(0, 300))}: ${String(verdict.error)}`);
  }
  return broken;
}

describe.each(Object.entries(TARGETS))("the reader of %s", (name, load) => {
  it(
    "takes what is right, and either takes or refuses whatever else comes",
    async () => {
      const target = await load();
      expect(target.name).toBe(name);

      expect(await breaksIn(target, [...seedsOf(target), ...readCorpus(name)])).toEqual([]);
      expect(await breaksIn(target, madeInputs(target))).toEqual([]);
    },
    HANGS_MILLISECONDS,
  );
});
