import type { Pen } from "./pen.ts";

/** What is never cut in two by the end of a page: a line of words across all its columns. */
export interface Strip {
  readonly height: number;
  /** Empty room above it, but not at the top of a page. */
  readonly before: number;
  /** It stands on one page with the next strip. */
  readonly isKeptWithNext: boolean;
  /** What is drawn once more above it when it begins a page: the head of a table. */
  readonly head?: readonly Strip[];
  draw(pen: Pen, top: number): void;
}
