import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches, plainSpeech } from "../../src/content/speech.ts";
import { fieldsOf, type GuidanceItem } from "../../src/domain/guidance-item.ts";
import type { GuidanceScreens } from "../../src/domain/guidance-screens.ts";
import { differenceView } from "../../src/office/views/guidance-difference.ts";
import { guidanceItemView } from "../../src/office/views/guidance-item.ts";
import { changedScreensView } from "../../src/office/views/guidance-screens.ts";
import { guidanceUpdateView } from "../../src/office/views/guidance-update.ts";
import { toText, type View } from "../../src/office/views/markup.ts";
import { createGuidanceScreens } from "../../src/telegram/guidance-screens.ts";
import { anUpdate, CARD_M8, POLICE, said } from "./data/a-guidance-update.ts";

const catalogue = loadCatalogue();
const speeches = createSpeeches(loadMessages());
const speech = plainSpeech(speeches.id);
const screens: GuidanceScreens = createGuidanceScreens({ catalogue, speeches });
const words = (view: View) =>
  toText(view)
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

describe("the difference on the page", () => {
  const changes = [
    {
      field: "name",
      old: said("Dengar dua pihak"),
      new: { id: "Dengar <b>tiap</b> pihak", en: "Dengar dua pihak (en)" },
    },
  ];

  it("is marked without colour, told to a screen reader, and escaped", () => {
    const html = toText(differenceView(changes, speech));

    expect(html).toMatch(
      /<del><span class="unseen">hilang: <\/span>dua<span class="unseen"> sampai sini\. <\/span><\/del>/,
    );
    expect(html).toContain("&lt;b&gt;tiap&lt;/b&gt;");
    expect(html).not.toContain("<b>");
  });

  it("says so where one language stays, and names the languages and parts in the reader's own", () => {
    expect(words(differenceView(changes, speech))).toMatch(
      /Nama Indonesia .* Inggris Dengar dua pihak \(en\) \(tetap\)$/,
    );
    expect(words(differenceView(changes, plainSpeech(speeches.en)))).toMatch(/Name Indonesian .*\(stays\)$/);
  });

  it("shows once what is the same in both languages", () => {
    const told = words(differenceView([{ field: "number", old: "110", new: "110 ext. 1" }], speech));

    expect(told).toMatch(/Nomor 110 baru: ext\. 1 sampai sini\.$/);
  });
});

describe("an item as volunteers see it", () => {
  const CARDS: readonly [GuidanceItem, string][] = [
    [CARD_M8, "M8 · "],
    [POLICE, "☎️ 110 Polisi"],
    [{ kind: "safety", id: "R1" }, "Dasar"],
    [{ kind: "phase", id: "konflik" }, "Sudah bertengkar"],
  ];

  it.each(CARDS)("%j is shown with its words", (item, expected) => {
    const fields = fieldsOf(item, catalogue) ?? {};
    const view = guidanceItemView({ item, fields, screens, history: { shown: [], page: 0, pages: 1 } }, speech);

    expect(words(view)).toContain(expected);
    expect(words(view)).toContain("Belum pernah diubah");
  });

  it("only the screens that change are shown before it is published", () => {
    const now = fieldsOf(CARD_M8, catalogue) ?? {};
    const drafted = { ...now, simple: { ...(now["simple"] as { id: string; en: string }), id: "Dengar dulu." } };

    const told = words(changedScreensView(CARD_M8, { now, drafted }, screens, speech));

    expect(told).toMatch(/Dengan kata sederhana Dengar dulu\. Inggris Di bahasa ini tampilannya tetap\.$/);
    expect(told).not.toContain("Langkahnya");
  });

  it("there is none of what is not there", () => {
    expect(screens({ kind: "technique", id: "M99" }, {}, "id")).toEqual([]);
  });
});

describe("an update that everybody has read", () => {
  it("reminds nobody, and can still be told of", () => {
    const places = { shown: [], page: 0, pages: 1 };
    const unread = { area: "34.04", areaName: "Sleman", around: { code: "34", name: "DIY" }, total: 0, places };

    const html = toText(guidanceUpdateView({ update: anUpdate(), catalogue, unread }, speech));

    expect(html).toContain("Sleman: semua relawan aktif");
    expect(html).not.toContain("/remind");
    expect(html).toContain("/tell");
  });
});
