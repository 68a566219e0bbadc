import type { Letter } from "../replies/letter.ts";
import { BLACK, drawBox, drawRule, GREY } from "./pen.ts";
import { toPrintable } from "./printable.ts";
import { writePdf } from "./write-pdf.ts";

const MARGIN = 56;
/** Below is room for one line more than is needed, before a second page begins. */
const MARGINS = { top: 40, left: MARGIN, right: MARGIN, bottom: 18 };
const LABEL_WIDTH = 120;
const MOST_LINES = { story: 8, name: 6 };
/** What is longer is read and not glanced at. */
const LONGEST_LABEL = 260;
const BOX = 9;

interface Making {
  /** Milliseconds since the epoch; stands in the properties of the file. */
  readonly now: number;
  /** False leaves the text readable in the file as it is. */
  readonly compress?: boolean;
}

/** One A4 page whose text can be selected. The fonts are those that every viewer brings along: the file stays tiny. */
export async function makeReferralLetter(letter: Letter, { now, compress = true }: Making): Promise<Buffer> {
  const title = toPrintable(`${letter.title} ${letter.code.text}`);
  return writePdf({ title, language: "id", now, compress }, (page) => {
    page.addPage({ size: "A4", margins: MARGINS });
    drawHead(page, letter);
    drawFacts(page, letter);
    drawRequest(page, letter);
    drawReply(page, letter);
  });
}

type Page = PDFKit.PDFDocument;

/** The code can be read across a counter, and read aloud. */
function drawHead(page: Page, { title, code, intro }: Letter): void {
  page.fillColor(BLACK).font("Helvetica-Bold").fontSize(18).text(toPrintable(title), MARGIN, MARGINS.top);
  const top = page.y + 10;
  page.roundedRect(MARGIN, top, widthOf(page), 88, 6).lineWidth(1.5).stroke(BLACK);
  const inside = { width: widthOf(page), align: "center" } as const;
  page
    .fillColor(GREY)
    .font("Helvetica")
    .fontSize(10)
    .text(toPrintable(code.label), MARGIN, top + 8, inside);
  page
    .fillColor(BLACK)
    .font("Courier-Bold")
    .fontSize(38)
    .text(code.text, MARGIN, top + 25, { ...inside, characterSpacing: 8 });
  page.fillColor(GREY).font("Helvetica").fontSize(11).text(toPrintable(code.spelled), inside);
  page
    .fillColor(BLACK)
    .fontSize(11)
    .text(toPrintable(intro), MARGIN, top + 100, { width: widthOf(page), lineGap: 2 });
  page.moveDown(0.8);
}

function drawFacts(page: Page, { facts, contact, byHand }: Letter): void {
  for (const [label, value] of facts) drawFact(page, label, value);
  if (contact.text !== undefined) drawFact(page, contact.label, contact.text);
  drawLine(page, byHand);
  page.moveDown(0.6);
}

function drawFact(page: Page, label: string, value: string): void {
  const top = page.y;
  page.font("Helvetica").fontSize(11).fillColor(GREY).text(toPrintable(label), MARGIN, top, { width: LABEL_WIDTH });
  const labelEnd = page.y;
  const isStory = value.length > LONGEST_LABEL;
  page
    .fillColor(BLACK)
    .font(isStory ? "Helvetica" : "Helvetica-Bold")
    .fontSize(isStory ? 10 : 11);
  // Very wide letters end in dots before they push the answer of the staff off the page.
  const height = MOST_LINES[isStory ? "story" : "name"] * page.currentLineHeight(true);
  page.text(value.split("\n").map(toPrintable).join("\n"), MARGIN + LABEL_WIDTH, top, {
    ...{ width: widthOf(page) - LABEL_WIDTH, height, ellipsis: true },
  });
  page.y = Math.max(page.y, labelEnd) + 5;
  page.x = MARGIN;
}

function drawRequest(page: Page, { request }: Letter): void {
  page.fillColor(BLACK).font("Helvetica-Bold").fontSize(11).text(toPrintable(request.lead), MARGIN, page.y);
  page.font("Helvetica");
  for (const [index, point] of request.points.entries()) {
    page.text(`${index + 1}. ${toPrintable(point)}`, { width: widthOf(page), lineGap: 1 });
  }
  page.moveDown(1);
}

/** What comes back from the counter: as few strokes as a referral needs to go on. */
function drawReply(page: Page, { reply, footnote }: Letter): void {
  page
    .moveTo(MARGIN, page.y)
    .lineTo(MARGIN + widthOf(page), page.y)
    .dash(3, { space: 3 })
    .lineWidth(0.8)
    .stroke(GREY)
    .undash();
  page.y += 10;
  page.font("Helvetica-Bold").fontSize(11).fillColor(BLACK).text(toPrintable(reply.title), MARGIN, page.y);
  page.font("Helvetica").moveDown(0.4);
  drawTick(page, reply.yes, MARGIN);
  drawTick(page, reply.no, MARGIN);
  for (const [index, reason] of reply.reasons.entries()) {
    const isRight = index % 2 === 1;
    const top = page.y;
    drawTick(page, reason, MARGIN + 20 + (isRight ? widthOf(page) / 2 - 10 : 0));
    if (!isRight && index + 1 < reply.reasons.length) page.y = top;
  }
  drawLine(page, reply.signed);
  page
    .moveDown(0.8)
    .fillColor(GREY)
    .fontSize(9)
    .text(toPrintable(footnote), MARGIN, page.y, { width: widthOf(page) });
}

function drawTick(page: Page, label: string, left: number): void {
  const top = page.y;
  drawBox(page, { left, top, size: BOX, isTicked: false });
  page
    .fillColor(BLACK)
    .fontSize(11)
    .text(toPrintable(label), left + BOX + 7, top);
  page.y += 4;
}

/** A label, and room for a pen. */
function drawLine(page: Page, label: string): void {
  page.y += 8;
  const top = page.y;
  page
    .font("Helvetica")
    .fontSize(11)
    .fillColor(GREY)
    .text(`${toPrintable(label)}:`, MARGIN, top, { lineBreak: false });
  const start = MARGIN + page.widthOfString(`${toPrintable(label)}:`) + 6;
  const below = top + 11;
  drawRule(page, { from: [start, below], to: [MARGIN + widthOf(page), below], width: 0.6, colour: GREY });
  page.y = top + 18;
  page.x = MARGIN;
}

function widthOf({ page }: Page): number {
  return page.width - 2 * MARGIN;
}
