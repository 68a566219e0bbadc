import type { PageStyle } from "./page-style.ts";
import { type Pen, writeLine } from "./pen.ts";
import type { Strip } from "./strip.ts";
import type { Line } from "./wrap-lines.ts";

/** Lines of words that begin at one place, beside those of other cells. */
export interface Cell {
  /** Points from the edge of the page. */
  readonly left: number;
  readonly lines: readonly Line[];
  readonly size: number;
  readonly colour: string;
}

/** Up to so many lines are never torn apart; of more, two stay with each end. */
const TOGETHER = 4;

/** Cells side by side, as one strip a line. */
export function layRow(cells: readonly Cell[], before: number, { leading }: Pick<PageStyle, "leading">): Strip[] {
  const count = Math.max(...cells.map(({ lines }) => lines.length));
  const size = Math.max(...cells.map((cell) => cell.size));
  return Array.from({ length: count }, (_, index) => ({
    height: size * leading,
    before: index === 0 ? before : 0,
    isKeptWithNext: index < count - 1 && (count <= TOGETHER || index === 0 || index === count - 2),
    draw(pen, top) {
      for (const { lines, ...cell } of cells) drawLine(pen, lines[index] ?? [], { ...cell, top });
    },
  }));
}

/** As one piece that also stays with what follows it. */
export function keepWithNext(strips: readonly Strip[]): Strip[] {
  return strips.map((strip) => ({ ...strip, isKeptWithNext: true }));
}

/** Draws something behind each of the strips: a bar, a rule. */
export function drawnBehind(strips: readonly Strip[], behind: (pen: Pen, strip: Strip, top: number) => void): Strip[] {
  return strips.map((strip) => ({
    ...strip,
    draw(pen, top) {
      behind(pen, strip, top);
      strip.draw(pen, top);
    },
  }));
}

function drawLine(
  pen: Pen,
  line: Line,
  { left, size, colour, top }: Omit<Cell, "lines"> & { readonly top: number },
): void {
  let start = left;
  for (const { text, font } of line) {
    writeLine(pen, text, { font, size, colour, left: start, top });
    start += pen.widthOf(`${text} `, { font, size });
  }
}
