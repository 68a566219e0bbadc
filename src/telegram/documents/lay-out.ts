import type { PrintBlock, PrintDocument, PrintText } from "../../domain/print-document.ts";
import { drawnBehind, keepWithNext, layRow } from "./lay-rows.ts";
import { laySignatures } from "./lay-signatures.ts";
import { layFacts, layTable } from "./lay-table.ts";
import type { PageStyle } from "./page-style.ts";
import { BLACK, drawBox, drawRule, GREY, PALE, type Pen } from "./pen.ts";
import type { Strip } from "./strip.ts";
import { wrapLines } from "./wrap-lines.ts";

/** The whole document as strips, from top to bottom, not yet on pages. */
export function layOut({ title, subtitle, blocks }: PrintDocument, style: PageStyle, pen: Pen): Strip[] {
  return [...layTitle(title, subtitle, style, pen), ...blocks.flatMap((block) => layBlock(block, style, pen))];
}

function layTitle(title: string, subtitle: string | undefined, style: PageStyle, pen: Pen): Strip[] {
  const { side, letters, gap } = style;
  const width = widthOf(style);
  const cell = { left: side, size: letters.title, colour: BLACK };
  const lines = wrapLines(title, { width, size: letters.title, font: "bold" }, pen);
  const below = wrapLines(subtitle ?? "", { width, size: letters.body }, pen);
  const small = { left: side, size: letters.body, colour: GREY, lines: below };
  const rule: Strip = {
    ...{ height: gap / 2, before: gap / 2, isKeptWithNext: true },
    draw: (on, top) => drawRule(on.page, { from: [side, top], to: [side + width, top], width: 1.2, colour: BLACK }),
  };
  return [
    ...keepWithNext([
      ...layRow([{ ...cell, lines }], 0, { leading: 1.15 }),
      ...(subtitle === undefined ? [] : layRow([small], 2, style)),
    ]),
    rule,
  ];
}

function layBlock(block: PrintBlock, style: PageStyle, pen: Pen): Strip[] {
  const { side, letters, gap } = style;
  const width = widthOf(style);
  const full = { left: side, width };
  switch (block.kind) {
    case "heading": {
      const lines = wrapLines(block.text, { width, size: letters.heading, font: "bold" }, pen);
      const cell = { left: side, lines, size: letters.heading, colour: BLACK };
      return keepWithNext(layRow([cell], gap * 1.5, { leading: 1.2 }));
    }
    case "paragraph":
      return layText(block.text, { ...full, size: letters.body, colour: BLACK, before: gap }, style, pen);
    case "small":
      return layText(block.text, { ...full, size: letters.small, colour: GREY, before: gap }, style, pen);
    case "quote": {
      const inset = letters.body;
      const room = { left: side + inset, width: width - inset };
      return drawnBehind(
        layText(block.text, { ...room, size: letters.body, colour: BLACK, before: gap }, style, pen),
        (on, { height }, top) =>
          drawRule(on.page, { from: [side + 2, top - 1], to: [side + 2, top + height - 1], width: 2.4, colour: PALE }),
      );
    }
    case "list":
      return block.items.flatMap((item, index) =>
        layItem(
          { mark: block.mark === "number" ? `${index + 1}.` : "•", item, before: beforeItem(index, gap) },
          style,
          pen,
        ),
      );
    case "ticks":
      return block.items.flatMap(({ text, isTicked }, index) =>
        layTick({ text, isTicked, before: beforeItem(index, gap) }, style, pen),
      );
    case "facts":
      return layFacts(block.rows, style, pen);
    case "table":
      return layTable(block, style, pen);
    case "signatures":
      return laySignatures(block.labels, style, pen);
    case "blank":
      return layBlank(block, style, pen);
  }
}

interface Laying {
  readonly left: number;
  readonly width: number;
  readonly size: number;
  readonly colour: string;
  readonly before: number;
}

function layText(text: PrintText, { left, width, size, colour, before }: Laying, style: PageStyle, pen: Pen): Strip[] {
  return layRow([{ left, size, colour, lines: wrapLines(text, { width, size }, pen) }], before, style);
}

interface Item {
  readonly mark: string;
  readonly item: PrintText;
  readonly before: number;
}

function layItem({ mark, item, before }: Item, style: PageStyle, pen: Pen): Strip[] {
  const { side, letters } = style;
  const size = letters.body;
  const inset = size * (mark === "•" ? 1.1 : 1.7);
  const lines = wrapLines(item, { width: widthOf(style) - inset, size }, pen);
  return layRow(
    [
      { left: side, lines: [[{ text: mark, font: "plain" }]], size, colour: BLACK },
      { left: side + inset, lines, size, colour: BLACK },
    ],
    before,
    style,
  );
}

interface Tick {
  readonly text: PrintText;
  readonly isTicked: boolean;
  readonly before: number;
}

function layTick({ text, isTicked, before }: Tick, style: PageStyle, pen: Pen): Strip[] {
  const { side, letters } = style;
  const size = letters.body;
  const box = size * 0.85;
  const inset = box + size * 0.6;
  const lines = wrapLines(text, { width: widthOf(style) - inset, size }, pen);
  const [first, ...more] = layRow([{ left: side + inset, lines, size, colour: BLACK }], before, style);
  if (first === undefined) return [];
  const withBox = drawnBehind([first], (on, _, top) => drawBox(on.page, { left: side, top, size: box, isTicked }));
  return [...withBox, ...more];
}

function layBlank(
  { label, lines }: Extract<PrintBlock, { readonly kind: "blank" }>,
  style: PageStyle,
  pen: Pen,
): Strip[] {
  const { side, letters, gap } = style;
  const text = { left: side, width: widthOf(style), size: letters.body, colour: GREY, before: gap };
  const line: Strip = {
    ...{ height: letters.body * 2, before: 0, isKeptWithNext: false },
    draw: (on, top) =>
      drawRule(on.page, {
        from: [side, top + letters.body * 2 - 2],
        to: [side + widthOf(style), top + letters.body * 2 - 2],
        ...{ width: 0.6, colour: GREY },
      }),
  };
  return [...keepWithNext(layText(label, text, style, pen)), ...Array.from({ length: lines }, () => line)];
}

function beforeItem(index: number, gap: number): number {
  return index === 0 ? gap * 0.6 : gap * 0.35;
}

function widthOf({ width, side }: PageStyle): number {
  return width - 2 * side;
}
