import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { tellQuality } from "../../src/content/words/quality-words.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import type { SourceQuality, SourceScore } from "../../src/domain/quality.ts";
import { SOURCE_WORRIES } from "../../src/domain/source-worry.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import { qualityReply } from "../../src/telegram/replies/quality.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { MOST_WORRIES, sourcesToSeeReply } from "../../src/telegram/replies/source-worries.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { anySources, aSource } from "./data/a-source.ts";

const speeches = createSpeeches(loadMessages());
const NOW = MONDAY_MORNING + 1000;
const plain = ({ text }: Reply) => text.replace(/<[^>]+>/g, "");
const namesOf = (reply: Reply) =>
  toMarkup(reply).inline_keyboard.flatMap((row) =>
    row.map((button) => ("callback_data" in button ? button.callback_data.split(":")[0] : "")),
  );

const aQuality = (told: Partial<SourceQuality> = {}): SourceQuality => ({
  ...{ sent: 12, acknowledgedInTime: 9, confirmed: 6, medianDays: 3, refusals: {}, complaints: 0 },
  score: { kind: "score", value: 0.41, outcomes: 8 },
  ...told,
});

describe("the quality of a source in one clause", () => {
  it.each<[SourceScore, string, string]>([
    [{ kind: "too few", outcomes: 0 }, "belum ada hasil", "no results yet"],
    [{ kind: "too few", outcomes: 4 }, "baru 4 hasil, belum bisa dinilai", "results so far: 4, too few to judge"],
    [
      { kind: "score", value: 0.099, outcomes: 8 },
      "belum terbukti membantu (8 hasil)",
      "not shown to help yet (8 results)",
    ],
    [
      { kind: "score", value: 0.4999, outcomes: 8 },
      "sedikitnya 4 dari 10 orang terbantu (8 hasil)",
      "at least 4 in 10 people helped (8 results)",
    ],
  ])("promises no more than is all but certain: %j", (score, indonesian, english) => {
    expect(tellQuality(score, speeches.id)).toBe(indonesian);
    expect(tellQuality(score, speeches.en)).toBe(english);
  });
});

describe("the quality of a source", () => {
  it("is told in plain words, with its uncertainty", () => {
    const quality = aQuality({ refusals: { capacity: 1, missing_document: 3 }, complaints: 2 });

    const reply = qualityReply(aSource(), quality, { now: NOW, isAdmin: true }, speeches.id);

    expect(plain(reply)).toBe(
      [
        "⭐️ Dinas Sosial Sleman\nBantuan pangan",
        "📤 Dirujuk ke sini: 12\n📨 Ditanggapi tepat waktu: 9\n📦 Sampai, kata orangnya sendiri: 6\n⏱ Separuh bantuan sampai dalam 3 hari.",
        "Nilai: dari 8 orang, 6 terbantu, penuh atau sebagian. Yang hampir pasti: sedikitnya 4 dari 10.",
        "🚫 Alasan menolak: Surat belum lengkap (3), Sudah penuh (1)\n⚠️ Laporan data salah: 2\n🗓 Terakhir diperiksa: 2 November 2026",
      ].join("\n\n"),
    );
  });

  it("shows no score before five outcomes", () => {
    const few = aQuality({ score: { kind: "too few", outcomes: 4 } });

    const text = plain(qualityReply(aSource(), few, { now: NOW, isAdmin: true }, speeches.id));

    expect(text).toContain("baru 4 hasil");
    expect(text).not.toContain("dari 10");
  });

  it("says what nobody has looked at for long, or ever", () => {
    const { verified: _, ...never } = aSource();
    const later = { now: NOW + 90 * 86_400_000, isAdmin: true };

    expect(plain(qualityReply(aSource(), aQuality(), later, speeches.id))).toContain("Perlu diperiksa lagi");
    expect(plain(qualityReply(never, aQuality(), later, speeches.id))).toContain("Terakhir diperiksa: belum pernah");
  });

  it("tells a coordinator that only the own area counts, and leads back to what a coordinator may see", () => {
    const screen = { now: NOW, isAdmin: false, onlyArea: "Kabupaten Sleman" };

    const reply = qualityReply(aSource(), aQuality(), screen, speeches.id);

    expect(plain(reply)).toContain("Hanya rujukan dari wilayahmu: Kabupaten Sleman");
    expect(namesOf(reply)).toEqual(["source", "statistics"]);
  });

  it("fits into a message however long the names are, and lets nobody smuggle in markup", () => {
    const name = fc.string({ maxLength: 3000 });
    fc.assert(
      fc.property(name, name, (organisation, service) => {
        const source = aSource({ organisation: `<b>${organisation}`, service });

        const { text } = qualityReply(source, aQuality(), { now: NOW, isAdmin: true }, speeches.en);

        expect(text.length).toBeLessThanOrEqual(4096);
        expect(text).toContain("&lt;b&gt;");
      }),
    );
  });
});

describe("the sources to look at", () => {
  const worrying = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      source: aSource({
        id: `s-${index}`,
        organisation: `Posko ${index}`,
        quality: { kind: "score", value: 0.05, outcomes: 9 },
      }),
      complaints: 2,
    }));

  it("stand on pages with an end, and say how many more there are", () => {
    const all = { first: worrying(MOST_WORRIES), total: 1204 };
    const page = (number: number) => sourcesToSeeReply(all, { worry: "quality", page: number }, speeches.id);

    expect(plain(page(0))).toContain("Nilai rendah: 1204\n\n1. Posko 0 · Bantuan pangan\nbelum terbukti membantu");
    expect(plain(page(0))).toContain("Di sini 50 yang paling perlu.\n\nHalaman 1 dari 10");
    expect(plain(page(9))).toContain("50. Posko 49");
    expect(page(999)).toEqual(page(9));
  });

  it("say that there are none", () => {
    const reply = sourcesToSeeReply({ first: [], total: 0 }, { worry: "complaints", page: 0 }, speeches.id);

    expect(plain(reply)).toContain("Data salah: tidak ada");
    expect(namesOf(reply)).toEqual(["sourcesToSee", "sourcesToSee", "sourcesToSee", "statistics"]);
  });

  it.each(LANGUAGES)("fit into a message in %s", (language) => {
    fc.assert(
      fc.property(anySources, fc.constantFrom(...SOURCE_WORRIES), fc.string({ maxLength: 500 }), (all, worry, name) => {
        const first = all.map((source) => ({
          source: { ...source, organisation: name, service: name },
          complaints: 1,
        }));
        const shown = { first: first.map((one) => ({ ...one, source: { ...one.source, id: "a" } })), total: 99 };

        const reply = sourcesToSeeReply(shown, { worry, page: 0 }, speeches[language]);

        expect(reply.text.length).toBeLessThanOrEqual(4096);
        expect(namesOf(reply)).not.toContain("");
      }),
    );
  });
});
