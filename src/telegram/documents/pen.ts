export const BLACK = "#111111";
export const GREY = "#555555";
export const PALE = "#bbbbbb";

/** The fonts that every viewer brings along. */
const FONTS = { plain: "Helvetica", bold: "Helvetica-Bold" } as const;

export interface Type {
  readonly font: keyof typeof FONTS;
  /** Points. */
  readonly size: number;
}

export interface Pen {
  readonly page: PDFKit.PDFDocument;
  widthOf(text: string, type: Type): number;
}

export function penOn(page: PDFKit.PDFDocument): Pen {
  const ofOnePoint = { plain: new Map<string, number>(), bold: new Map<string, number>() };
  return {
    page,
    /** Asked again and again for the same words, in several sizes: measured once. */
    widthOf(text, { font, size }) {
      const known = ofOnePoint[font].get(text) ?? page.font(FONTS[font]).fontSize(1).widthOfString(text);
      ofOnePoint[font].set(text, known);
      return known * size;
    },
  };
}

interface Writing extends Type {
  readonly left: number;
  readonly top: number;
  readonly colour: string;
}

/** One line of printable letters, as long as it is. */
export function writeLine({ page }: Pen, text: string, { font, size, left, top, colour }: Writing): void {
  if (text === "") return;
  page.fillColor(colour).font(FONTS[font]).fontSize(size).text(text, left, top, { lineBreak: false });
}

interface Rule {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly width: number;
  readonly colour: string;
}

export function drawRule(page: PDFKit.PDFDocument, { from, to, width, colour }: Rule): void {
  page
    .moveTo(...from)
    .lineTo(...to)
    .lineWidth(width)
    .stroke(colour);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly isTicked: boolean;
}

/** Drawn, for no letter of the standard fonts is a box or a tick. */
export function drawBox(page: PDFKit.PDFDocument, { left, top, size, isTicked }: Box): void {
  page.rect(left, top, size, size).lineWidth(1).stroke(BLACK);
  if (!isTicked) return;
  page
    .moveTo(left + size * 0.2, top + size * 0.5)
    .lineTo(left + size * 0.43, top + size * 0.76)
    .lineTo(left + size * 0.82, top + size * 0.2)
    .lineWidth(size * 0.15)
    .stroke(BLACK);
}
