import { keepWithNext, layRow } from "./lay-rows.ts";
import type { PageStyle } from "./page-style.ts";
import { BLACK, drawRule, GREY, type Pen } from "./pen.ts";
import type { Strip } from "./strip.ts";
import { wrapLines } from "./wrap-lines.ts";

/** Points: less is too narrow for a name in ink. */
const NARROWEST = 130;
const BETWEEN = 24;
const ROOM_FOR_PEN = 46;

/** Side by side as many as have room, in rows as even as can be: of four two and two. Whoever signs stands below the line. */
export function laySignatures(labels: readonly string[], style: PageStyle, pen: Pen): Strip[] {
  const width = style.width - 2 * style.side;
  const most = Math.max(1, Math.floor((width + BETWEEN) / (NARROWEST + BETWEEN)));
  const columns = Math.ceil(labels.length / Math.ceil(labels.length / most)) || 1;
  const each = (width - BETWEEN * (columns - 1)) / columns;
  const rows = Array.from({ length: Math.ceil(labels.length / columns) }, (_, row) =>
    labels.slice(row * columns, (row + 1) * columns),
  );
  return rows.flatMap((row) => layRowOf(row, each, style, pen));
}

function layRowOf(labels: readonly string[], width: number, style: PageStyle, pen: Pen): Strip[] {
  const size = style.letters.small;
  const lefts = labels.map((_, index) => style.side + index * (width + BETWEEN));
  const lines: Strip = {
    ...{ height: ROOM_FOR_PEN, before: style.gap, isKeptWithNext: true },
    draw(on, top) {
      const bottom = top + ROOM_FOR_PEN - 3;
      for (const left of lefts)
        drawRule(on.page, { from: [left, bottom], to: [left + width, bottom], width: 0.8, colour: BLACK });
    },
  };
  const cells = labels.map((label, index) => ({
    ...{ left: lefts[index] ?? style.side, size, colour: GREY },
    lines: wrapLines(label, { width, size }, pen),
  }));
  const [first, ...more] = layRow(cells, 0, style);
  return first === undefined ? [] : [...keepWithNext([lines]), first, ...more];
}
