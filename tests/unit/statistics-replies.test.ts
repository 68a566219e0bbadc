import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { tellDays } from "../../src/content/words/statistics-words.ts";
import { isWithin } from "../../src/domain/area.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { NEED_CATEGORIES } from "../../src/domain/need.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { countReferrals } from "../../src/domain/referral-statistics.ts";
import { decodePress } from "../../src/telegram/callback-data.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { endsReply, overviewReply, type StatisticsScreen } from "../../src/telegram/replies/statistics.ts";
import { chartContent } from "../../src/telegram/replies/statistics-chart.ts";
import { categoriesReply, placesReply } from "../../src/telegram/replies/statistics-tables.ts";
import { aDraft, MONDAY_MORNING } from "./data/a-referral.ts";
import { anyAreas, anyReferrals } from "./data/any-referrals.ts";

const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const NOW = MONDAY_MORNING + 30 * 86_400_000;
const REPLIES = { overview: overviewReply, categories: categoriesReply, places: placesReply, ends: endsReply };
const VIEWS = Object.keys(REPLIES) as (keyof typeof REPLIES)[];

const aScreen = (told: Partial<StatisticsScreen> = {}): StatisticsScreen => ({
  ...{ period: "all", area: "ID", ownArea: "ID", isAdmin: true, page: 0 },
  ...told,
});
const aReferral = (told: Partial<Referral>): Referral => ({
  ...startReferral(aDraft()),
  state: "terkirim",
  sentAt: MONDAY_MORNING,
  ...told,
});
const countIn = (referrals: readonly Referral[], area: string) =>
  countReferrals(referrals, { now: NOW, since: 0, area });

const plain = ({ text }: Reply) => text.replace(/<[^>]+>/g, "");
const dataOf = (reply: Reply) =>
  toMarkup(reply).inline_keyboard.flatMap((row) =>
    row.map((button) => ("callback_data" in button ? button.callback_data : "")),
  );
const pressesOf = (reply: Reply) => dataOf(reply).map((data) => decodePress(data));

describe("the overview", () => {
  it("tells an admin in one screen how referrals stand and what came back", async () => {
    const referrals = [
      aReferral({
        state: "ditutup",
        outcome: "helped",
        acknowledgedAt: MONDAY_MORNING,
        receivedAt: MONDAY_MORNING + 4 * 86_400_000,
      }),
      aReferral({ state: "ditutup", outcome: "partly_helped", acknowledgedAt: MONDAY_MORNING }),
      aReferral({ state: "ditolak", refusal: "capacity" }),
      aReferral({}),
    ];

    const reply = overviewReply(await countIn(referrals, "ID"), aScreen(), places, speeches.id);

    expect(plain(reply)).toBe(
      [
        "📊 Rujukan, sejak awal\nSeluruh Indonesia",
        "Jumlah rujukan: 4\n🔵 Berjalan: 0\n🔴 Lewat tenggat: 1\n📦 Sampai, belum ditutup: 0\n✅ Terbantu: 1\n☑️ Terbantu sebagian: 1\n❌ Tanpa bantuan: 1",
        "⏱ Separuh bantuan sampai dalam 4 hari.",
        "Yang tenggatnya sudah lewat: 4\n📨 ditanggapi tepat waktu: 2 (50%)\n🔇 tanpa kabar sama sekali: 1 (25%)",
      ].join("\n\n"),
    );
  });

  it("offers the sources to look at to admins only", async () => {
    const counts = await countIn([], "34.04");
    const names = (isAdmin: boolean) =>
      pressesOf(overviewReply(counts, aScreen({ area: "34.04", ownArea: "34.04", isAdmin }), places, speeches.id)).map(
        (press) => press?.name,
      );

    expect(names(true)).toContain("sourcesToSee");
    expect(names(false)).not.toContain("sourcesToSee");
  });

  it("says so where there is nothing, and offers nothing to look at", async () => {
    const reply = overviewReply(await countIn([], "34.04"), aScreen({ area: "34.04" }), places, speeches.id);

    expect(plain(reply)).toBe("📊 Rujukan, sejak awal\nKabupaten Sleman\n\nBelum ada rujukan di sini.");
    expect(pressesOf(reply).map((press) => press?.name)).toEqual([
      ...Array<string>(4).fill("statistics"),
      "sourcesToSee",
      ...Array<string>(5).fill("numbers"),
    ]);
  });
});

describe("the tables", () => {
  it("lead from the country to a district and back up", async () => {
    const counts = await countIn([aReferral({ place: "34.04.01" }), aReferral({ place: "33.10" })], "ID");
    const labels = (area: string) =>
      placesReply(counts, aScreen({ area }), places, speeches.id)
        .buttons?.flat()
        .map(({ text }) => text) ?? [];

    expect(labels("ID")).toEqual(expect.arrayContaining(["Jawa Tengah", "Daerah Istimewa Yogyakarta"]));
    expect(labels("34")).toEqual(expect.arrayContaining(["Kabupaten Sleman", "↩️ Naik"]));
    expect(plain(placesReply(counts, aScreen({ area: "34.04" }), places, speeches.id))).toContain("Gamping: 1\n🔴 1");
  });

  it("show what is needed most first, with the days until help came", async () => {
    const day = 86_400_000;
    const counts = await countIn(
      [
        aReferral({ need: { category: "medicine", urgency: "urgent" } }),
        aReferral({ state: "ditutup", outcome: "helped", receivedAt: MONDAY_MORNING + 3 * day }),
        aReferral({ state: "ditutup", outcome: "helped", receivedAt: MONDAY_MORNING + 4 * day }),
      ],
      "ID",
    );

    expect(plain(categoriesReply(counts, aScreen(), places, speeches.id))).toContain(
      "Menurut kebutuhan\n\nPangan: 2\n✅ 2 · ⏱ 3,5 hari\n\nObat: 1\n🔴 1",
    );
  });

  it("have an end: pages, and any page number leads to one", async () => {
    const all = NEED_CATEGORIES.map((category) => aReferral({ need: { category, urgency: "urgent" } }));
    const counts = await countIn(all, "ID");
    const page = (number: number) => plain(categoriesReply(counts, aScreen({ page: number }), places, speeches.id));

    expect(page(0)).toContain("Halaman 1 dari 2");
    expect(page(1)).toContain("Halaman 2 dari 2");
    expect(page(99)).toBe(page(1));
    expect(page(0).match(/🔴 1/g)).toHaveLength(7);
    expect(page(1).match(/🔴 1/g)).toHaveLength(6);
  });
});

describe("a screen of statistics", () => {
  it.each(LANGUAGES)("fits into a message, and its buttons into Telegram, in %s", async (language) => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, anyAreas, fc.constantFrom(...VIEWS), async (referrals, area, view) => {
        const screen = aScreen({ area, ownArea: area });

        const reply = REPLIES[view](await countIn(referrals, area), screen, places, speeches[language]);

        expect(reply.text.length).toBeLessThanOrEqual(4096);
        expect(plain(reply).length).toBeLessThanOrEqual(800);
        expect(pressesOf(reply)).not.toContain(undefined);
      }),
    );
  });

  it("is the same for a coordinator whatever happens outside the own area, and leads nowhere outside", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, anyAreas, fc.constantFrom(...VIEWS), async (referrals, area, view) => {
        const screen = aScreen({ area, ownArea: area, isAdmin: false });
        const own = referrals.filter(({ place }) => isWithin(place, area));

        const reply = REPLIES[view](await countIn(referrals, area), screen, places, speeches.id);

        expect(reply).toEqual(REPLIES[view](await countIn(own, area), screen, places, speeches.id));
        for (const press of pressesOf(reply)) {
          const isHarmless =
            press !== undefined && "area" in press && (press.area === "" || isWithin(press.area, area));
          expect(isHarmless).toBe(true);
        }
      }),
    );
  });
});

describe("what is drawn", () => {
  it("adds up to what is counted, in bars that a phone can show", async () => {
    await fc.assert(
      fc.asyncProperty(anyReferrals, fc.constantFrom("categories" as const, "places" as const), async (all, by) => {
        const counts = await countIn(all, "ID");

        const { rows, series } = chartContent(by, counts, aScreen(), { places, speech: speeches.id });

        expect(series.flatMap(({ values }) => values).reduce((sum, value) => sum + value, 0)).toBe(all.length);
        expect(rows.length).toBeLessThanOrEqual(13);
        for (const { values } of series) expect(values).toHaveLength(rows.length);
      }),
    );
  });

  it("puts what is rare into one bar", async () => {
    const regencies = places.children("33").map(({ code }) => aReferral({ place: code }));
    const counts = await countIn([...regencies, ...regencies.slice(0, 3)], "33");

    const content = chartContent("places", counts, aScreen({ area: "33" }), { places, speech: speeches.id });

    expect(content.rows).toHaveLength(13);
    expect(content.rows.at(-1)).toBe(`${regencies.length - 12} lainnya`);
    expect(content.series).toEqual([
      { colour: "orange", name: "Lewat tenggat", values: [2, 2, 2, ...Array(9).fill(1), regencies.length - 12] },
    ]);
  });
});

describe("a length of time", () => {
  it.each<[number, string, string]>([
    [0, "1 jam", "1 hour"],
    [0.25, "6 jam", "6 hours"],
    [1.9, "46 jam", "46 hours"],
    [2, "2 hari", "2 days"],
    [12.34, "12,3 hari", "12.3 days"],
  ])("of %d days is %s", (days, indonesian, english) => {
    expect(tellDays(days, speeches.id)).toBe(indonesian);
    expect(tellDays(days, speeches.en)).toBe(english);
  });
});
