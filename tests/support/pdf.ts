import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Canvas } from "@napi-rs/canvas";
import {
  getDocument,
  type PageViewport,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";

const PICTURES = process.env["PICTURES"] ?? "tests/.artifacts";
/** Pixels a point: enough to look at, and quick. */
const SCALE = 1.5;
/** Darker than this is ink. */
const WHITE = 250;

/** Points from the top left corner. */
interface Ink {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What can be selected, a line for each line on the page. */
export interface TextPage {
  readonly text: string;
}

export interface SeenPage extends TextPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly picture: Buffer;
  /** Where something is drawn; undefined for an empty page. */
  readonly ink: Ink | undefined;
}

export interface ReadPdf<Page extends TextPage> {
  readonly title: string;
  readonly language: string;
  readonly pages: readonly Page[];
  /** Of all pages. */
  readonly text: string;
}

/** The text of a PDF, as a person can select it. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf<TextPage>> {
  return readEach(pdf, async (page) => ({ text: await textOn(page) }));
}

/** A PDF as a person sees it. Its pages are kept as pictures of that name among the artifacts, to be looked at. */
export async function seePdf(pdf: Uint8Array, name: string): Promise<ReadPdf<SeenPage>> {
  return readEach(pdf, async (page, document) => {
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = canvasFor(document, viewport);
    await page.render({ canvas: canvas as never, viewport }).promise;
    const picture = canvas.toBuffer("image/png");
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(join(PICTURES, `${name}-${page.pageNumber}.png`), picture);
    const [width, height] = [viewport.width / SCALE, viewport.height / SCALE];
    return { text: await textOn(page), width, height, picture, ink: inkOn(canvas) };
  });
}

async function readEach<Page extends TextPage>(
  pdf: Uint8Array,
  read: (page: PDFPageProxy, document: PDFDocumentProxy) => Promise<Page>,
): Promise<ReadPdf<Page>> {
  const document = await getDocument({
    data: new Uint8Array(pdf),
    standardFontDataUrl: fileURLToPath(new URL("../../node_modules/pdfjs-dist/standard_fonts/", import.meta.url)),
    verbosity: 0,
  }).promise;
  const { info } = await document.getMetadata();
  const { Title = "", Language = "" } = info as { readonly Title?: string; readonly Language?: string };
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    pages.push(await read(await document.getPage(number), document));
  }
  await document.loadingTask.destroy();
  return { title: Title, language: Language, pages, text: pages.map(({ text }) => text).join("\n") };
}

async function textOn(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

/** Of the library's own canvas: it does not draw on that of another version. */
function canvasFor({ canvasFactory }: PDFDocumentProxy, { width, height }: PageViewport): Canvas {
  const { canvas } = (canvasFactory as CanvasFactory).create(Math.ceil(width), Math.ceil(height));
  return canvas;
}

interface CanvasFactory {
  create(width: number, height: number): { readonly canvas: Canvas };
}

function inkOn(canvas: Canvas): Ink | undefined {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) >= WHITE) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return undefined;
  return { left: left / SCALE, top: top / SCALE, right: (right + 1) / SCALE, bottom: (bottom + 1) / SCALE };
}
