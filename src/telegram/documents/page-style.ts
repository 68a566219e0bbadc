import type { Paper } from "../../domain/print-document.ts";

/** Lengths in points, 72 an inch. */
export interface PageStyle {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
  readonly letters: {
    readonly title: number;
    readonly heading: number;
    readonly body: number;
    readonly small: number;
  };
  /** Of a line, as a multiple of its letters. */
  readonly leading: number;
  /** Between two blocks. */
  readonly gap: number;
  /** Facts and tables stand in columns; else each on lines of its own. */
  readonly hasColumns: boolean;
}

const MILLIMETRE = 72 / 25.4;

/** The scale makes letters and gaps smaller, never the page. */
export function styleOf(paper: Paper, scale: number): PageStyle {
  return paper === "a4" ? a4(scale) : phone(scale);
}

function a4(scale: number): PageStyle {
  return {
    ...{ width: 210 * MILLIMETRE, height: 297 * MILLIMETRE, side: 20 * MILLIMETRE, top: 16 * MILLIMETRE },
    bottom: 16 * MILLIMETRE,
    letters: { title: 20 * scale, heading: 13 * scale, body: 11 * scale, small: 9 * scale },
    leading: 1.32,
    gap: 9 * scale,
    hasColumns: true,
  };
}

/** As wide as a hand: shown across the screen of a small phone its letters are as large as those of a message. */
function phone(scale: number): PageStyle {
  return {
    ...{ width: 90 * MILLIMETRE, height: 160 * MILLIMETRE, side: 6 * MILLIMETRE, top: 7 * MILLIMETRE },
    bottom: 9 * MILLIMETRE,
    letters: { title: 20 * scale, heading: 15.5 * scale, body: 14 * scale, small: 11 * scale },
    leading: 1.3,
    gap: 9 * scale,
    hasColumns: false,
  };
}
