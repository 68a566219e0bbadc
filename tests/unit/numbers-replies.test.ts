import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { BroadcastCounts } from "../../src/domain/broadcast-statistics.ts";
import { countBroadcasts } from "../../src/domain/broadcast-statistics.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import type { Member } from "../../src/domain/member.ts";
import { countMembers } from "../../src/domain/member-statistics.ts";
import { pageOf } from "../../src/domain/pages.ts";
import { EMPTY_TALLY } from "../../src/domain/tally-ledger.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";
import { USE_SPANS, type WeekOfUse } from "../../src/domain/usage.ts";
import { weekOf } from "../../src/domain/week.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import { NUMBER_CHARTS } from "../../src/telegram/presses/numbers.ts";
import { broadcastsReply } from "../../src/telegram/replies/broadcast-counts.ts";
import { type ChartContent, MOST_BARS } from "../../src/telegram/replies/chart-content.ts";
import { joinedReply, membersReply, provincesReply } from "../../src/telegram/replies/member-counts.ts";
import {
  activeChart,
  broadcastsChart,
  guidedChart,
  joinedChart,
  numbersChartReply,
  provincesChart,
  techniquesChart,
  updatesChart,
} from "../../src/telegram/replies/number-charts.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { type ReadUpdate, UPDATES_A_PAGE, updatesReadReply } from "../../src/telegram/replies/update-counts.ts";
import { techniquesReply, useReply } from "../../src/telegram/replies/use-counts.ts";
import { anyMembers, pagesOf } from "./data/any-members.ts";

const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const catalogue = loadCatalogue();
const NOW = Date.parse("2026-11-26T05:00:00Z");
const WEEK = weekOf(NOW);

const count = (members: readonly Member[], adminIds: readonly number[] = []) =>
  countMembers(pagesOf(members), { adminIds, readTime: Date.parse });
const plain = ({ text }: Reply) => text.replace(/<[^>]+>/g, "");

const aWeek = (week: number, told: Partial<WeekOfUse> = {}): WeekOfUse => ({
  ...{ week, active: 0, guided: 0, byPhase: {}, byRole: {}, opened: {} },
  ...told,
});
const quiet = Array.from({ length: 12 }, (_, index) => aWeek(WEEK - 12 + index));
const busy = [
  ...quiet.slice(0, 11),
  aWeek(WEEK - 1, { active: 7, guided: 2, byPhase: { konflik: 2 }, byRole: { mediator: 2, broker: 1 } }),
  aWeek(WEEK, {
    active: 12,
    guided: 1,
    byPhase: { prakonflik: 1 },
    byRole: { fasilitator: 1 },
    opened: { M1: 3, F2: 5 },
  }),
];
const aRound = (number: number, sent: number, unreachable: number) => ({
  ...{ campaign: "K7M2QX", number, startedAt: NOW - number * 86_400_000 },
  tally: { ...EMPTY_TALLY, sent, unreachable, failed: { rejected: 1, server: 0, other: 0 } },
});
const reads: readonly ReadUpdate[] = TECHNIQUES.map((id, index) => ({
  update: {
    number: 99 - index,
    act: "1",
    at: NOW,
    what: { kind: "publish" },
    item: { kind: "technique", id },
    changes: [],
  },
  read: index * 3,
}));
const broadcasts: BroadcastCounts = await countBroadcasts([aRound(1, 90, 3), aRound(2, 80, 1), aRound(40, 70, 0)], {
  since: NOW - 28 * 86_400_000,
  latest: 10,
});

describe("the numbers of members", () => {
  it("stand on one screen, by status and by role", async () => {
    const member = (id: number, more: Partial<Member> = {}): Member => ({
      ...{ id, language: "id", status: "active", place: "34.04.01", isReachable: true },
      ...{ joinedAt: new Date(NOW).toISOString() },
      ...more,
    });
    const lastWeek = new Date(NOW - 7 * 86_400_000).toISOString();
    const members = [
      member(1),
      member(2, { looksAfter: "34" }),
      member(3, { joinedAt: lastWeek, isReachable: false }),
      member(4, { isAdmin: true }),
      member(5),
      member(6, { status: "pending" }),
    ];

    const reply = membersReply(await count(members, [5]), WEEK, speeches.id);

    expect(plain(reply)).toBe(
      [
        "👥 Anggota: 6",
        "Menunggu persetujuan: 1\nAktif: 5",
        "Yang aktif, menurut peran\nRelawan: 2\nKoordinator: 1\nPengelola: 2",
        "Bergabung minggu ini: 4 (minggu lalu 1)\nMemblokir bot: 1",
      ].join("\n\n"),
    );
  });

  it("add up, whoever they are", () =>
    fc.assert(
      fc.asyncProperty(anyMembers, async (members) => {
        const { total, byStatus, byRole, byProvince } = await count(members);
        const sum = (counts: Iterable<number>) => [...counts].reduce((all, one) => all + one, 0);

        expect(sum(Object.values(byStatus))).toBe(total);
        expect(sum(Object.values(byRole))).toBe(byStatus.active);
        expect(sum(byProvince.values())).toBe(byStatus.active);
      }),
    ));
});

describe("the numbers of use", () => {
  it("tell who comes, and what the guided talks led to", () => {
    const text = plain(useReply(busy, "4-weeks", catalogue, speeches.id));

    expect(text).toContain("Aktif minggu ini: 12 anggota (minggu lalu 7)");
    expect(text).toContain("Panduan yang sampai ke hasil: 3");
    expect(text).toMatch(/Konflik.*: 2\n/);
    expect(plain(useReply(busy, "week", catalogue, speeches.id))).toContain("sampai ke hasil: 1");
  });

  it("name the ten cards opened most, then all the others", () => {
    const screen = (page: number) => techniquesReply(busy, { span: "week", page }, catalogue, speeches.id);
    const all = [0, 1, 2].map((page) => plain(screen(page)));

    expect(all[0]).toMatch(/Jumlah: 8\n\n1\. [^\n]+: 5\n2\. [^\n]+: 3\n3\. [^\n]+: 0/);
    expect(all.join("\n").match(/^\d+\. /gm)).toHaveLength(TECHNIQUES.length);
    expect(all[0]?.match(/^\d+\. /gm)).toHaveLength(10);
  });
});

describe("the numbers of broadcasts", () => {
  it("tell of those that began in the time, and how many they reached", () => {
    const text = plain(broadcastsReply(broadcasts, "4-weeks", speeches.id));

    expect(text).toContain("Siaran, 4 minggu terakhir\nJumlah: 2\n\nSampai: 170\nTak terjangkau: 4\nGagal: 2");
    expect(text).toContain("Yang terbaru\nK7M2QX, 25 Nov: sampai ke 90 dari 94\nK7M2QX, 24 Nov: sampai ke 80 dari 82");
  });
});

describe("the numbers of updates", () => {
  it("tell how many of the active members have read each, newest first", () => {
    const page = pageOf(reads, 0, UPDATES_A_PAGE);

    const text = plain(updatesReadReply(page, 60, { span: "week", page: 0 }, { catalogue, speech: speeches.id }));

    expect(text).toMatch(/99\. M1 · [^\n]+\nDibaca 0 dari 60 anggota aktif \(0%\)/);
    expect(text).toMatch(/98\. M2 · [^\n]+\nDibaca 3 dari 60 anggota aktif \(5%\)/);
  });
});

describe.each(LANGUAGES)("a screen of numbers in %s", (language) => {
  const speech = speeches[language];
  const told = { catalogue, speech };

  it("is one screen, whatever there is to tell, and its buttons fit into Telegram", async () => {
    const provinces = Array.from({ length: 99 }, (_, index) => String(index).padStart(2, "0"));
    const crowd = await count(
      provinces.map((place, id) => ({ id, language, status: "active", place, isReachable: true })),
    );
    const nobody = await count([]);
    const nothing = { ...broadcasts, rounds: 0, latest: [] };
    const replies = USE_SPANS.flatMap((span) => [
      ...[crowd, nobody].flatMap((counts) => [
        membersReply(counts, WEEK, speech),
        joinedReply(counts, WEEK, speech),
        ...[0, 3, 99].map((page) => provincesReply(counts, { span, page }, places, speech)),
      ]),
      ...[busy, quiet].flatMap((weeks) => [
        useReply(weeks, span, catalogue, speech),
        ...[0, 2, 99].map((page) => techniquesReply(weeks, { span, page }, catalogue, speech)),
      ]),
      ...[broadcasts, nothing].map((counts) => broadcastsReply(counts, span, speech)),
      ...[reads, []].map((all) => updatesReadReply(pageOf(all, 99, UPDATES_A_PAGE), 60, { span, page: 0 }, told)),
    ]);

    expect(replies.filter((reply) => plain(reply).length > 900).map(plain)).toEqual([]);
    expect(() => replies.map(toMarkup)).not.toThrow();
  });

  it("has pictures that a phone can show", async () => {
    const crowd = await count(
      Array.from({ length: 60 }, (_, id) => ({
        ...{ id, language, status: "active", isReachable: true, joinedAt: new Date(NOW).toISOString() },
        place: String(11 + (id % 30)),
      })),
    );
    const charts: Readonly<Record<(typeof NUMBER_CHARTS)[number], ChartContent>> = {
      provinces: provincesChart(crowd, places, speech),
      joined: joinedChart(crowd, WEEK, speech),
      active: activeChart(busy, speech),
      guided: guidedChart(busy, "13-weeks", told),
      techniques: techniquesChart(busy, "13-weeks", told),
      broadcasts: broadcastsChart(broadcasts, "13-weeks", speech),
      updates: updatesChart(reads, 60, told),
    };

    for (const of of NUMBER_CHARTS) {
      const { rows, series } = charts[of];
      expect(rows.length).toBeLessThanOrEqual(MOST_BARS);
      for (const { values } of series) expect(values).toHaveLength(rows.length);
      expect(() => toMarkup(numbersChartReply({ of, span: "week" }, charts[of], speech))).not.toThrow();
    }
    expect(charts.provinces.series[0]?.values.reduce((sum, value) => sum + value, 0)).toBe(60);
    expect(charts.joined.series[0]?.values.at(-1)).toBe(60);
    expect(charts.techniques.series[0]?.values).toEqual([5, 3]);
    expect(charts.broadcasts.series.map(({ values }) => values)).toEqual([
      [80, 90],
      [2, 4],
    ]);
  });
});
