import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PAPERS, type PrintBlock, type PrintDocument } from "../../src/domain/print-document.ts";
import { makePdf } from "../../src/telegram/documents/make-pdf.ts";
import { toPrintable } from "../../src/telegram/documents/printable.ts";
import { readPdf, seePdf } from "../support/pdf.ts";

const now = Date.UTC(2026, 10, 26, 3);

function aDocument(blocks: readonly PrintBlock[], told: Partial<PrintDocument> = {}): PrintDocument {
  return { paper: "a4", language: "id", title: "Rencana pertemuan", blocks, ...told };
}

const paragraph = (text: string): PrintBlock => ({ kind: "paragraph", text });

const ALL_KINDS: readonly PrintBlock[] = [
  {
    kind: "facts",
    rows: [
      ["Kode", "7KMQ2"],
      ["Tempat", "Depok, Kabupaten Sleman"],
      ["Catatan", "sudah reda ".repeat(30)],
    ],
  },
  { kind: "heading", text: "Langkah" },
  {
    kind: "paragraph",
    text: { lead: "Tujuan:", text: "Warga “Dusun A” – café, jalan, dan irigasi dibicarakan bersama. Séhat." },
  },
  {
    kind: "list",
    mark: "number",
    items: ["Dengarkan tiap pihak sendiri-sendiri. ".repeat(4), { lead: "Tulis.", text: "Baca ulang." }],
  },
  { kind: "list", mark: "dot", items: ["Tidak berjanji apa-apa", "Tidak memihak"] },
  {
    kind: "quote",
    text: "Bapak, Ibu, saya datang untuk mendengar dulu. Bukan untuk mencari siapa yang salah. ".repeat(2),
  },
  {
    kind: "ticks",
    items: [
      { text: "Balai sudah dipesan", isTicked: true },
      { text: "Perempuan dan pemuda diundang", isTicked: false },
    ],
  },
  { kind: "heading", text: "Tugas" },
  {
    kind: "table",
    columns: [
      { title: "Tugas", share: 5 },
      { title: "Kode", share: 1 },
      { title: "Tanggal", share: 2 },
    ],
    rows: [
      ["Mengundang kedua pihak ke balai, dengan surat dan lewat telepon, jauh hari", "R4T9", "Sab, 5 Des 2026"],
      ["Menyiapkan teh", "K2M7", "Min, 6 Des 2026"],
    ],
  },
  { kind: "blank", label: "Hasil pertemuan", lines: 3 },
  { kind: "signatures", labels: ["Pihak A", "Pihak B", "Pihak C", "Relawan pendamping, sebagai saksi"] },
  { kind: "small", text: "Sumber: Memberdayakan Pekerjaan Sosial (Bona Pasogit)." },
];

const lettersOf = (text: string) => text.replaceAll(/\s/g, "");

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom("W".repeat(2000), "kata ".repeat(400), "🕊".repeat(50), "é“”–\n\n-", "", " "),
);
const block: fc.Arbitrary<PrintBlock> = fc.oneof(
  fc.record({ kind: fc.constantFrom("heading", "paragraph", "small", "quote"), text: texts }),
  fc.record({ kind: fc.constant("paragraph"), text: fc.record({ lead: texts, text: texts }) }),
  fc.record({
    kind: fc.constant("list"),
    mark: fc.constantFrom("dot", "number"),
    items: fc.array(texts, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("ticks"),
    items: fc.array(fc.record({ text: texts, isTicked: fc.boolean() }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("facts"), rows: fc.array(fc.tuple(texts, texts), { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant("table"),
    columns: fc.array(fc.record({ title: texts, share: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
    rows: fc.array(fc.array(texts, { maxLength: 8 }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("signatures"), labels: fc.array(texts, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant("blank"), label: texts, lines: fc.integer({ min: 0, max: 40 }) }),
);

describe("a document made for paper and for the phone", { timeout: 60_000 }, () => {
  it.each(PAPERS)("holds every kind of block, within the margins, on %s", async (paper) => {
    const made = await makePdf(
      aDocument(ALL_KINDS, { paper, subtitle: "Kamis, 26 November 2026", footer: "Juru Damai" }),
      { now },
    );
    const { pages, text, title, language } = await seePdf(made, `kit-${paper}`);

    expect(made.length).toBeLessThan(200_000);
    expect({ title, language }).toEqual({ title: "Rencana pertemuan", language: "id-ID" });
    for (const words of [
      "“Dusun A” – café",
      "7KMQ2",
      "Perempuan dan pemuda",
      "Menyiapkan teh",
      "Hasil pertemuan",
      "Pihak B",
    ])
      expect(text).toContain(words);
    for (const [index, { text: onPage, ink, width, height }] of pages.entries()) {
      expect(onPage).toContain(`${index + 1}/${pages.length}`);
      expect(onPage).toContain("Juru Damai");
      expect(ink?.left).toBeGreaterThan(10);
      expect(ink?.top).toBeGreaterThan(10);
      expect(ink?.right).toBeLessThan(width - 10);
      expect(ink?.bottom).toBeLessThan(height - 5);
    }
  });

  it("is the same file for the same document and time", async () => {
    const [one, other] = await Promise.all([
      makePdf(aDocument(ALL_KINDS), { now }),
      makePdf(aDocument(ALL_KINDS), { now }),
    ]);

    expect(one.equals(other)).toBe(true);
  });

  it("keeps a heading on the page of what follows it", async () => {
    const fill = Array.from(
      { length: 60 },
      (_, index) =>
        [paragraph(`Baris ${index}`), { kind: "heading", text: `Judul-${index}` }, paragraph("Isi")] as const,
    );
    const { pages } = await readPdf(await makePdf(aDocument(fill.flat(), { paper: "phone" }), { now }));

    expect(pages.length).toBeGreaterThan(5);
    for (const { text } of pages) expect(text.trim()).not.toMatch(/Judul-\d+\s+\d+\/\d+$/);
  });

  it("repeats the head of a table on each page", async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`Tugas ${index}`, "R4T9"]);
    const table: PrintBlock = {
      kind: "table",
      columns: [
        { title: "Apa", share: 3 },
        { title: "Siapa", share: 1 },
      ],
      rows,
    };
    const { pages, text } = await readPdf(await makePdf(aDocument([table]), { now }));

    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.text).toContain("Siapa");
    expect(text).toContain("Tugas 89");
  });

  it("makes the letters smaller to stay on one page, and goes on to a second one before they cannot be read", async () => {
    const pagesOf = async (lines: number, isOnePage: boolean) =>
      (await readPdf(await makePdf(aDocument([paragraph("satu dua tiga ".repeat(lines * 7))], { isOnePage }), { now })))
        .pages.length;

    expect([await pagesOf(60, false), await pagesOf(60, true), await pagesOf(160, true)]).toEqual([2, 1, 2]);
  });

  it("never fails, whatever it is given", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { maxLength: 6 }),
        fc.constantFrom(...PAPERS),
        fc.boolean(),
        texts,
        async (blocks, paper, isOnePage, title) => {
          const pdf = await makePdf(aDocument(blocks, { paper, isOnePage, title, footer: title }), { now });

          expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
          expect(pdf.length).toBeLessThan(200_000);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("gives back every printable letter of a text, whatever its length", async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...PAPERS), async (text, paper) => {
        const { pages } = await readPdf(await makePdf(aDocument([paragraph(text)], { paper, title: "J" }), { now }));
        const back = pages
          .map((page, index) => lettersOf(page.text).replace(new RegExp(`${index + 1}/${pages.length}$`), ""))
          .join("");

        expect(back).toBe(`J${lettersOf(toPrintable(text))}`);
      }),
      { numRuns: 40 },
    );
  });
});
