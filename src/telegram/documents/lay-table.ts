import type { PrintBlock } from "../../domain/print-document.ts";
import { type Cell, drawnBehind, keepWithNext, layRow } from "./lay-rows.ts";
import type { PageStyle } from "./page-style.ts";
import { BLACK, drawRule, GREY, PALE, type Pen } from "./pen.ts";
import type { Strip } from "./strip.ts";
import { wrapLines } from "./wrap-lines.ts";

type Table = Extract<PrintBlock, { readonly kind: "table" }>;

/** Of the width, for the labels of facts. */
const LABEL_SHARE = 0.28;
/** Points. */
const BETWEEN_COLUMNS = 8;
const PADDING = 3;
/** A column is never narrower than this part of the width, whatever its share. */
const NARROWEST = 0.04;

export function layFacts(rows: readonly (readonly [string, string])[], style: PageStyle, pen: Pen): Strip[] {
  const { side, letters, gap, hasColumns } = style;
  const width = style.width - 2 * side;
  const labelWidth = width * LABEL_SHARE;
  return rows.flatMap(([label, value], index) => {
    const before = index === 0 ? gap : gap * 0.5;
    if (!hasColumns) {
      const labelCell = cellOf(label, { left: side, width, size: letters.small, colour: GREY }, pen);
      const valueCell = cellOf(value, { left: side, width, size: letters.body, colour: BLACK }, pen);
      return [...keepWithNext(layRow([labelCell], before, style)), ...layRow([valueCell], 0, style)];
    }
    const left = side + labelWidth;
    const cells = [
      cellOf(label, { left: side, width: labelWidth - BETWEEN_COLUMNS, size: letters.body, colour: GREY }, pen),
      cellOf(value, { left, width: width - labelWidth, size: letters.body, colour: BLACK }, pen),
    ];
    return layRow(cells, before, style);
  });
}

export function layTable(table: Table, style: PageStyle, pen: Pen): Strip[] {
  return style.hasColumns ? layColumns(table, style, pen) : layStacked(table, style, pen);
}

function layColumns({ columns, rows }: Table, style: PageStyle, pen: Pen): Strip[] {
  const { letters, gap } = style;
  const places = placesOf(columns, style);
  const size = letters.small + (letters.body - letters.small) / 2;
  const rowOf = (texts: readonly string[], font: "plain" | "bold") =>
    layRow(
      places.map(({ left, width }, index) => ({
        ...{ left, size, colour: BLACK },
        lines: wrapLines(texts[index] ?? "", { width, size, font }, pen),
      })),
      0,
      style,
    );
  const head = keepWithNext(
    underlined(
      rowOf(
        columns.map(({ title }) => title),
        "bold",
      ),
      style,
      { width: 1, colour: BLACK },
    ),
  ).map((strip, index) => (index === 0 ? { ...strip, before: gap } : strip));
  const body = rows.flatMap((row) => underlined(rowOf(row, "plain"), style, { width: 0.5, colour: PALE }));
  return [...head, ...body.map((strip) => ({ ...strip, head }))];
}

/** Padded above and below, with a rule at the end. */
function underlined(
  strips: readonly Strip[],
  { side, width }: PageStyle,
  rule: { readonly width: number; readonly colour: string },
): Strip[] {
  return strips.map((strip, index) => {
    const above = index === 0 ? PADDING : 0;
    const isLast = index === strips.length - 1;
    return {
      ...strip,
      height: strip.height + above + (isLast ? PADDING : 0),
      draw(pen, top) {
        strip.draw(pen, top + above);
        const bottom = top + above + strip.height + PADDING - 1;
        if (isLast) drawRule(pen.page, { ...rule, from: [side, bottom], to: [width - side, bottom] });
      },
    };
  });
}

/** Where each column begins, and how wide its words may be. */
function placesOf(columns: Table["columns"], { width, side }: PageStyle) {
  const room = width - 2 * side;
  const all = columns.reduce((sum, { share }) => sum + Math.max(share, 0), 0) || 1;
  const wished = columns.map(({ share }) => Math.max(Math.max(share, 0) / all, NARROWEST));
  const sum = wished.reduce((total, part) => total + part, 0);
  let left = side;
  return wished.map((part) => {
    const place = { left, width: (part / sum) * room - BETWEEN_COLUMNS };
    left += place.width + BETWEEN_COLUMNS;
    return place;
  });
}

/** Beside each other the columns of a phone would hold a word each. */
function layStacked({ columns, rows }: Table, style: PageStyle, pen: Pen): Strip[] {
  const { side, letters, gap, width } = style;
  return rows.flatMap((row) => {
    const strips = columns.flatMap(({ title }, index) => {
      const text = { lead: `${title}:`, text: row[index] ?? "" };
      const lines = wrapLines(text, { width: width - 2 * side, size: letters.body }, pen);
      return layRow([{ left: side, lines, size: letters.body, colour: BLACK }], index === 0 ? gap : 0, style);
    });
    const [first, ...more] = strips;
    if (first === undefined) return [];
    const ruled = drawnBehind([first], (on, _, top) =>
      drawRule(on.page, { from: [side, top - gap / 2], to: [width - side, top - gap / 2], width: 0.5, colour: PALE }),
    );
    return [...ruled, ...more];
  });
}

function cellOf(
  text: string,
  { left, width, size, colour }: Omit<Cell, "lines"> & { readonly width: number },
  pen: Pen,
): Cell {
  return { left, size, colour, lines: wrapLines(text, { width, size }, pen) };
}
