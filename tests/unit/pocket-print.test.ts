import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LANGUAGES, type Language } from "../../src/domain/language.ts";
import { POCKET_CARDS, type PocketCard } from "../../src/domain/pocket-card.ts";
import { PAPERS, type Paper } from "../../src/domain/print-document.ts";
import { makePdf } from "../../src/telegram/documents/make-pdf.ts";
import { writePocketCard } from "../../src/telegram/replies/pocket-print.ts";
import { readPdf, seePdf } from "../support/pdf.ts";

const catalogue = loadCatalogue();
const speeches = createSpeeches(loadMessages());
const now = Date.UTC(2026, 10, 26, 3);

async function print(
  card: PocketCard,
  { paper, language = "id" }: { readonly paper: Paper; readonly language?: Language },
) {
  return makePdf(writePocketCard(card, { paper, catalogue, speech: speeches[language], now }), { now });
}

/** Lines are broken where the paper ends. */
const inOneLine = (text: string) => text.replaceAll(/\s+/g, " ");

describe("a pocket card", { timeout: 120_000 }, () => {
  it.each(LANGUAGES)("of every technique, danger and role stands on one A4, in %s", async (language) => {
    for (const card of POCKET_CARDS) {
      const pdf = await print(card, { paper: "a4", language });
      const { pages, text } = await readPdf(pdf);

      expect({ card, pages: pages.length }).toEqual({ card, pages: 1 });
      expect(pdf.length).toBeLessThan(200_000);
      expect(text).not.toMatch(/<\/?\w|&\w+;|\{|\?\?/);
    }
  });

  it.each([
    ["M8", "a4"],
    ["M8", "phone"],
    ["mediator", "a4"],
    ["fasilitator", "a4"],
    ["broker", "a4"],
    ["broker", "phone"],
    ["R4", "a4"],
    ["R7", "phone"],
  ] as const)("of %s is black on white within the margins, on %s", async (card, paper) => {
    const { pages } = await seePdf(await print(card, { paper }), `pocket-${card}-${paper}`);

    for (const { ink, width, height } of pages) {
      expect(ink?.left).toBeGreaterThan(14);
      expect(ink?.right).toBeLessThan(width - 14);
      expect(ink?.top).toBeGreaterThan(14);
      expect(ink?.bottom).toBeLessThan(height - 5);
    }
  });

  it.each(PAPERS)("of a technique says all that the card says, and whom to call, on %s", async (paper) => {
    const { card } = catalogue.techniques.find(({ id }) => id === "M8") ?? expect.unreachable();

    const text = inOneLine((await readPdf(await print("M8", { paper }))).text);

    const told = [card.purpose, card.avoid, card.works, card.stop, card.simple, ...card.steps, ...card.say];
    // A page may end in the middle of a sentence of a phone card: the first words are looked for.
    for (const words of told) expect(text).toContain(words.id.split(" ").slice(0, 4).join(" "));
    expect(text).toContain("Memberdayakan Pekerjaan Sosial");
    expect(text).toMatch(/110 Polisi/);
    expect(text).toContain("isi per 26 November 2026");
  });

  it("of a role holds each of its techniques, and what the role is not", async () => {
    const text = inOneLine((await readPdf(await print("fasilitator", { paper: "a4" }))).text);

    for (const { id, role, card } of catalogue.techniques) {
      if (role === "fasilitator") expect(text).toContain(`${id} · ${card.name.id.split(" ")[0]}`);
    }
    expect(text).toContain("Bukan tugasnya: Fasilitator bukan ketua");
  });

  it("of a danger tells the numbers and when somebody last tried them, as the catalogue has them now", async () => {
    const changed = {
      ...catalogue,
      contacts: catalogue.contacts.map((contact) =>
        contact.id === "sapa-129" ? { ...contact, number: "1299", lastChecked: "2026-11" } : contact,
      ),
    };
    const card = writePocketCard("R4", { paper: "a4", catalogue: changed, speech: speeches.id, now });

    const text = inOneLine((await readPdf(await makePdf(card, { now }))).text);

    expect(text).toMatch(/1299 SAPA[^•]*2026-11/);
    expect(text).toMatch(/110 Polisi[^•]*2026-01/);
    expect(text).toContain("jangan memakai teknik apa pun");
  });

  it("of a refusal does not forbid what it leaves", async () => {
    const { text } = await readPdf(await print("R10", { paper: "a4" }));

    expect(inOneLine(text)).not.toContain("jangan memakai teknik apa pun");
  });
});
