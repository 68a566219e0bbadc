import type { Localised } from "./language.ts";

/** One thing that was chosen from the content or typed, in the words it had then: a text that is corrected later changes no agreement. */
export interface Point {
  /** Id in the content; undefined for one that was typed. */
  readonly example?: string;
  readonly words: Localised;
}

/** A point in somebody's own words, which stand in every language as they were typed. */
export function typedPoint(text: string): Point {
  return { words: { id: text, en: text } };
}

export function holdsPoint(points: readonly Point[], { example, words }: Point): boolean {
  return points.some((point) => (example === undefined ? point.words.id === words.id : point.example === example));
}

export function withoutIndex<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, at) => at !== index);
}

/** The one at `index` stands one place earlier; the same list when there is no such place. */
export function movedUp<T>(list: readonly T[], index: number): readonly T[] {
  const [before, moved] = [list[index - 1], list[index]];
  if (before === undefined || moved === undefined) return list;
  return list.map((one, at) => (at === index - 1 ? moved : at === index ? before : one));
}
