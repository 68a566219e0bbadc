import { fixedWeight } from "./entry.ts";

/** Where traits belong among rows of so many numbers that begin with traits, the best fixed weight first. */
export function rowFor(traits: number, rows: readonly number[], width: number): number {
  const weight = fixedWeight(traits);
  let [from, until] = [0, rows.length / width];
  while (from < until) {
    const middle = (from + until) >> 1;
    if (fixedWeight(rows[middle * width] ?? 0) <= weight) from = middle + 1;
    else until = middle;
  }
  return from * width;
}
