import { setImmediate } from "node:timers/promises";
import type { PrintDocument } from "../../domain/print-document.ts";
import { fillPages } from "./fill-pages.ts";
import { layOut } from "./lay-out.ts";
import { type PageStyle, styleOf } from "./page-style.ts";
import { GREY, type Pen, penOn, type Type, writeLine } from "./pen.ts";
import { toPrintable } from "./printable.ts";
import type { Strip } from "./strip.ts";
import { writePdf } from "./write-pdf.ts";

interface Making {
  /** Milliseconds since the epoch; stands in the properties of the file. */
  readonly now: number;
}

/** How large the letters may be, and how small they may get, on a page that is to be the only one. */
const LARGEST = 1.2;
const SMALLEST = 0.64;
const STEP = 0.04;

/**
 * The document as a PDF: its text can be selected, the same document and time give the same bytes, and with the fonts that every
 * viewer brings along it takes a few kilobytes. Nothing is left out but what `PrintDocument` says.
 */
export async function makePdf(document: PrintDocument, { now }: Making): Promise<Buffer> {
  const { language } = document;
  return writePdf({ title: toPrintable(document.title), language, now }, async (file) => {
    const pen = penOn(file);
    const { style, pages } = fit(document, pen);
    for (const [index, strips] of pages.entries()) {
      file.addPage({ size: [style.width, style.height], margin: 0 });
      drawStrips(pen, strips, style);
      drawFooter(pen, style, { text: document.footer ?? "", number: `${index + 1}/${pages.length}` });
      // Fifty pages take a second: nobody else waits for all of them.
      await setImmediate();
    }
  });
}

interface Fitted {
  readonly style: PageStyle;
  readonly pages: readonly (readonly Strip[])[];
}

function fit(document: PrintDocument, pen: Pen): Fitted {
  if (document.isOnePage !== true) return fitAt(1);
  let fitted = fitAt(LARGEST);
  for (let scale = LARGEST; fitted.pages.length > 1 && scale >= SMALLEST; scale -= STEP) fitted = fitAt(scale);
  return fitted;

  function fitAt(scale: number): Fitted {
    const style = styleOf(document.paper, scale);
    return { style, pages: fillPages(layOut(document, style, pen), style.height - style.top - style.bottom) };
  }
}

function drawStrips(pen: Pen, strips: readonly Strip[], style: PageStyle): void {
  let top = style.top;
  for (const [index, strip] of strips.entries()) {
    if (index > 0) top += strip.before;
    strip.draw(pen, top);
    top += strip.height;
  }
}

interface Footer {
  readonly text: string;
  readonly number: string;
}

function drawFooter(pen: Pen, style: PageStyle, { text, number }: Footer): void {
  const { width, height, side, bottom, letters } = style;
  const type = { font: "plain", size: letters.small, colour: GREY } as const;
  const top = height - bottom + (bottom - letters.small) / 2;
  const left = width - side - pen.widthOf(number, type);
  writeLine(pen, cutTo(left - side - letters.small, toPrintable(text), { pen, type }), { ...type, left: side, top });
  writeLine(pen, number, { ...type, left, top });
}

function cutTo(room: number, text: string, { pen, type }: { readonly pen: Pen; readonly type: Type }): string {
  let used = 0;
  let whole = 0;
  const letters = Array.from(text);
  const dots = pen.widthOf("…", type);
  for (const [index, letter] of letters.entries()) {
    used += pen.widthOf(letter, type);
    if (used + dots <= room) whole = index + 1;
    if (used > room) return `${letters.slice(0, whole).join("").trimEnd()}…`;
  }
  return text;
}
