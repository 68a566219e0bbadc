import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { EarlyWarning, PlaceWarning } from "../../src/domain/early-warning.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { tellPlace } from "../../src/domain/place.ts";
import type { Sighting } from "../../src/domain/rumour.ts";
import { drawBarChart } from "../../src/telegram/documents/bar-chart.ts";
import { warningChart } from "../../src/telegram/replies/warning-chart.ts";
import { quietReply, warningPlacesReply, warningReply } from "../../src/telegram/replies/warnings.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const quiet = { green: 3, yellow: 1, red: 0, safety: 7.25 };

const SIGHTING: Sighting = { area: "34.04", topic: "attack", people: 3, results: { false: 1, unclear: 1 }, latest: 0 };

const WARNING: EarlyWarning = {
  rumours: [],
  weeks: [quiet, quiet, { green: 0, yellow: 0, red: 0 }, quiet, { green: 1, yellow: 2, red: 2, safety: 4.6 }],
  places: [
    {
      place: "34.04.07",
      week: { green: 0, yellow: 1, red: 2, safety: 4 },
      signs: [
        { kind: "red grows", now: 2, before: 0.25 },
        { kind: "safety falls", now: 4, before: 6.5 },
      ],
    },
    {
      place: "34.04.01",
      week: { green: 1, yellow: 0, red: 1, safety: 5.5 },
      signs: [{ kind: "red stands", now: 1 }],
    },
  ],
};
const view = (warning: EarlyWarning, language: "id" | "en" = "id") => ({
  ...{ area: "34.04", warning, places, speech: speeches[language] },
});
const plain = (text: string) => text.replaceAll(/<[^>]+>/g, "");

describe("the early warning in words", () => {
  it("says where, what grows, against what, and what to do", () => {
    expect(plain(warningReply(view(WARNING)).text)).toBe(
      [
        "📈 Peringatan dini: Kabupaten Sleman\n7 hari terakhir, dibanding 4 minggu sebelumnya.",
        "Seluruh daerah: hijau 1, kuning 2, merah 2; rasa aman 4,6 dari 10.",
        "Depok, Kabupaten Sleman: hijau 0, kuning 1, merah 2; rasa aman 4 dari 10\n🔺 Merah bertambah: 2 kasus, biasanya 0,3.\n🔻 Rasa aman turun: 4, sebelumnya 6,5.",
        "Gamping, Kabupaten Sleman: hijau 1, kuning 0, merah 1; rasa aman 5,5 dari 10\n🔴 Satu kasus merah.",
        "Mulai dari yang teratas. Telepon relawannya, tanyakan apa yang berubah. Ada kekerasan? /darurat",
      ].join("\n\n"),
    );
  });

  it.each(LANGUAGES)(
    "fits under a picture in %s, however long the names are, and the rest is a tap away",
    (language) => {
      const codes = places
        .children(undefined)
        .flatMap(({ code }) => places.children(code))
        .flatMap(({ code }) => places.children(code))
        .map(({ code }) => code)
        .toSorted((one, other) => (tellPlace(other, places) ?? "").length - (tellPlace(one, places) ?? "").length);
      const longest = codes.slice(0, 20).map(
        (place): PlaceWarning => ({
          ...{ place, week: { green: 100, yellow: 100, red: 100, safety: 10 } },
          signs: [
            { kind: "red stands", now: 100 },
            { kind: "yellow grows", now: 100, before: 100.15 },
            { kind: "safety falls", now: 1.15, before: 9.95 },
          ],
        }),
      );

      const heard = longest.map(
        ({ place }): Sighting => ({
          ...{ area: place, topic: "newcomers", people: 100, latest: 0 },
          results: { true: 100, partly: 100, false: 100, unclear: 100 },
        }),
      );

      const reply = warningReply(view({ ...WARNING, places: longest, rumours: heard }, language));

      expect(plain(reply.text).length).toBeLessThanOrEqual(1024);
      expect(reply.buttons?.flat()).toMatchObject([
        { press: { name: "warningPlaces", page: 0 } },
        { press: { name: "rumoursIn", page: 0 } },
      ]);
      const pages = [0, 1, 2].map((page) => warningPlacesReply(view({ ...WARNING, places: longest }, language), page));
      for (const { text } of pages) expect(plain(text).length).toBeLessThanOrEqual(2048);
      const listed = pages.map(({ text }) => text).join("\n");
      for (const { place } of longest) expect(listed).toContain(tellPlace(place, places));
    },
  );

  it("tells of rumours that several volunteers have heard, and nobody's name or words", () => {
    const { text } = warningReply(view({ ...WARNING, places: [], rumours: [SIGHTING] }));

    expect(plain(text)).toContain(
      "🗣 Kabar yang sama dari beberapa relawan\n• Ada yang mau menyerang, Kabupaten Sleman: 3 relawan. tidak benar 1, belum jelas 1",
    );
    expect(text).toMatch(/Cek kabarnya/);
  });

  it("tells a quiet week from one without a word", () => {
    const calm = { weeks: [quiet], places: [], rumours: [] };

    expect(quietReply(view(calm)).text).toMatch(/tenang di Kabupaten Sleman[\s\S]*hijau 3, kuning 1, merah 0/);
    expect(quietReply(view({ weeks: [{ green: 0, yellow: 0, red: 0 }], places: [], rumours: [] })).text).toMatch(
      /Sepi belum tentu aman/,
    );
  });
});

describe("the early warning as a picture", () => {
  it("has a bar for each week, with how safe people felt, and nothing that the text does not say of this week", async () => {
    const chart = warningChart(view(WARNING), MONDAY_MORNING);

    expect(chart.rows.map((row) => row.replaceAll("\u00A0", " "))).toEqual([
      "29 Sep – 5 Okt rasa aman 7,3",
      "6 Okt – 12 Okt rasa aman 7,3",
      "13 Okt – 19 Okt",
      "20 Okt – 26 Okt rasa aman 7,3",
      "27 Okt – 2 Nov rasa aman 4,6",
    ]);
    expect(chart.series.map(({ name, values }) => [name, values.at(-1)])).toEqual([
      ["Hijau", 1],
      ["Kuning", 2],
      ["Merah", 2],
    ]);
    const picture = await drawBarChart(chart);
    expect(picture.length).toBeLessThan(200_000);
  });
});
