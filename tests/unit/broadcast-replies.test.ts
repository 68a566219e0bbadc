import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { tellProblem } from "../../src/content/words/broadcast-problems.ts";
import type { BroadcastViewing } from "../../src/content/words/broadcast-words.ts";
import type { Audience } from "../../src/domain/audience.ts";
import { EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { EMPTY_TALLY } from "../../src/domain/tally-ledger.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import { audienceReply } from "../../src/telegram/replies/broadcast-audience.ts";
import {
  boardReply,
  partQuestionReply,
  sureToDropReply,
  urgencyReply,
} from "../../src/telegram/replies/broadcast-board.ts";
import { confirmReply, manyReply, sentLatelyReply } from "../../src/telegram/replies/broadcast-confirm.ts";
import {
  broadcastPlacesFoundReply,
  broadcastPlacesReply,
  placeQuestionReply,
} from "../../src/telegram/replies/broadcast-places.ts";
import {
  progressReply,
  reportReply,
  sureToCancelReply,
  waitingReply,
} from "../../src/telegram/replies/broadcast-progress.ts";
import { broadcastUnreadReply } from "../../src/telegram/replies/broadcast-unread.ts";
import { hoursReply, weekdaysReply, whenQuestionReply, whenReply } from "../../src/telegram/replies/broadcast-when.ts";
import { broadcastsReply } from "../../src/telegram/replies/broadcasts.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { aBroadcast } from "./data/a-broadcast.ts";
import { confirm, MONDAYS_AT_TEN, PREVIEWED, RUNNING } from "./data/a-campaign.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const ID = "K7M2QX";
const SLEMAN = places.children("34.04").map(({ code }) => code);
const WIDE: Audience = {
  places: ["34.04", "34.71", "33.10", "33.11", ...SLEMAN],
  ...{ roles: ["volunteer", "coordinator"], language: "en", hasOpenReferrals: true },
  joinedSince: new Date(MONDAY_MORNING - 30 * DAY).toISOString(),
};
const EXCLUDED = { joining: 3, pending: 4, refused: 1, suspended: 2, "not consented": 5, blocked: 6 };
const COUNT = { recipients: 1_234_567, outside: 40, excluded: EXCLUDED };
const TALLY = {
  ...{ ...EMPTY_TALLY, waiting: 40_000, claimed: 30, sent: 61_234, unreachable: 3000, uncertain: 12 },
  ...{ perhapsTwice: 7, withdrawn: 9, failed: { rejected: 800, server: 100, other: 90 } },
};
const UNREAD = {
  ...{ id: ID, area: "", areaName: "seluruh Indonesia" },
  places: places.children(undefined).map(({ code, name }, index) => ({ code, name, count: 1000 - index })),
};
const AIMED = [...PREVIEWED, { kind: "aim", audience: WIDE }, { kind: "plan", schedule: MONDAYS_AT_TEN }] as const;

const visible = ({ text }: Reply) => text.replace(/<[^>]+>/g, "").length;
const presses = ({ buttons = [] }: Reply) =>
  buttons.flat().flatMap((button) => ("press" in button ? [button.press] : []));

describe.each(LANGUAGES)("the screens of /siaran in %s", (language) => {
  const speech = speeches[language];
  const viewing: BroadcastViewing = { speech, places, now: MONDAY_MORNING, offsetOf: () => 420 };
  const draft = aBroadcast(AIMED);
  const running = aBroadcast(RUNNING);
  const round = { file: running, round: 1, tally: TALLY, startedAt: MONDAY_MORNING, held: 120 };
  const other = { campaign: "R4T9WZ", content: "", audience: "", at: MONDAY_MORNING, isWeekly: false };
  const problems = (
    [
      { kind: "too long", language: "id", over: 1200, most: 1024 },
      { kind: "too long", language: "en", over: 1200, most: 4096 },
      { kind: "too many links", most: 10 },
      { kind: "bad link", url: `https://contoh/${"x".repeat(200)}` },
    ] as const
  ).map((problem) => tellProblem(problem, speech));
  const screens: readonly [string, Reply][] = [
    ["an empty list", broadcastsReply({ files: [], page: 0, pages: 1 }, viewing)],
    ["the list", broadcastsReply({ files: Array.from({ length: 6 }, () => running), page: 1, pages: 40 }, viewing)],
    ["an empty draft", boardReply({ file: aBroadcast([], EMPTY_CONTENT), problems: [] }, viewing)],
    ["a full draft", boardReply({ file: draft, problems: [], note: speech.say("broadcast.saved") }, viewing)],
    ["a draft with problems", boardReply({ file: draft, problems }, viewing)],
    ...(["id", "en", "media", "links"] as const).map((part): [string, Reply] => [
      `the question for ${part}`,
      partQuestionReply(ID, part, true, speech),
    ]),
    ["what urgent means", urgencyReply(draft, speech)],
    ["the question before a draft goes", sureToDropReply(draft, speech)],
    ["the audience", audienceReply({ ...draft.campaign, hasUpdates: true }, COUNT, viewing)],
    ["the audience, being counted", audienceReply({ ...draft.campaign, hasUpdates: false }, "counting", viewing)],
    ["the audience, counted too long", audienceReply({ ...draft.campaign, hasUpdates: true }, "late", viewing)],
    ["the provinces", broadcastPlacesReply(draft.campaign, { area: "", page: 0 }, viewing)],
    ["the last provinces", broadcastPlacesReply(draft.campaign, { area: "", page: 99 }, viewing)],
    ["the districts", broadcastPlacesReply(draft.campaign, { area: "34.04", page: 1 }, viewing)],
    ["the question for a place", placeQuestionReply(ID, speech)],
    [
      "places found",
      broadcastPlacesFoundReply(draft.campaign, { typed: "depok", found: places.search("depok", 8) }, viewing),
    ],
    ["no place found", broadcastPlacesFoundReply(draft.campaign, { typed: "x".repeat(4000), found: [] }, viewing)],
    ["when", whenReply(draft.campaign, viewing)],
    ["the weekdays", weekdaysReply(ID, speech)],
    ["the hours", hoursReply(ID, "WE", speech)],
    ["the question when", whenQuestionReply(ID, viewing)],
    ["the confirmation", confirmReply(draft, COUNT, viewing)],
    ["the confirmation of another number", confirmReply(draft, COUNT, viewing, 1_234_000)],
    ["the confirmation, counted too long", confirmReply(draft, "late", viewing)],
    ["the question about many", manyReply(draft, COUNT, "yes", viewing)],
    ["the question about a repetition", sentLatelyReply(draft, { recipients: 12, other, isNamed: "no" }, viewing)],
    ["what is on its way", waitingReply(aBroadcast([...PREVIEWED, confirm()]), viewing)],
    ["what is planned", waitingReply(aBroadcast([...AIMED, confirm({ recipients: 40 })]), viewing)],
    ["the progress", progressReply({ ...round, perSecond: 25 }, viewing)],
    ["a pause", progressReply({ ...round, file: aBroadcast([...RUNNING, { kind: "pause" }]) }, viewing)],
    ["the question before it is cancelled", sureToCancelReply(running, speech)],
    ["the report", reportReply({ ...round, endedAt: MONDAY_MORNING + HOUR, read: 512 }, viewing)],
    ["who has not read it", broadcastUnreadReply({ ...UNREAD, total: 4500 }, 0, speech)],
    ["a regency where all have read it", broadcastUnreadReply({ ...UNREAD, area: "34.04", total: 0 }, 0, speech)],
    ["a report of nothing", reportReply({ ...round, tally: EMPTY_TALLY }, viewing)],
  ];

  it.each(screens)("%s fit on a small phone", (_, reply) => {
    expect(visible(reply)).toBeLessThanOrEqual(1200);
    expect(reply.text.length).toBeLessThanOrEqual(4096);
    expect((reply.buttons ?? []).flat().length).toBeLessThanOrEqual(30);
    expect((reply.buttons ?? []).every((row) => row.length <= 4)).toBe(true);
  });

  it.each(screens)("%s have buttons that Telegram takes, and a way on", (_, reply) => {
    expect(() => toMarkup(reply)).not.toThrow();
    expect(presses(reply).length).toBeGreaterThan(0);
  });

  it("carries the number in the button that sends", () => {
    const [asked] = presses(confirmReply(draft, COUNT, viewing));
    const [named] = presses(manyReply(draft, COUNT, "no", viewing));

    expect(asked).toMatchObject({ name: "broadcastConfirm", recipients: 1_234_567, isNamed: "no" });
    expect(named).toMatchObject({ name: "broadcastConfirm", recipients: 1_234_567, isNamed: "yes" });
  });

  it("offers only moments that are still to come, each said on its button", () => {
    const moments = presses(whenReply(draft.campaign, viewing)).flatMap((press) =>
      press.name === "broadcastAt" && press.at > 0 ? [press.at] : [],
    );

    expect(moments.length).toBeGreaterThanOrEqual(4);
    expect(moments.every((at) => at > MONDAY_MORNING)).toBe(true);
    expect(moments).toEqual(moments.toSorted((one, later) => one - later));
  });

  it("offers to send only what was seen, and what Telegram will take", () => {
    const canSend = (reply: Reply) => presses(reply).some(({ name }) => name === "broadcastConfirmAsk");

    expect(canSend(boardReply({ file: draft, problems: [] }, viewing))).toBe(true);
    expect(canSend(boardReply({ file: draft, problems }, viewing))).toBe(false);
    expect(canSend(boardReply({ file: aBroadcast([]), problems: [] }, viewing))).toBe(false);
  });
});

describe("the audience in words", () => {
  const viewing: BroadcastViewing = { speech: speeches.id, places, now: MONDAY_MORNING, offsetOf: () => 420 };

  it("names who is left out, and why", () => {
    const { text } = audienceReply({ id: ID, audience: {}, hasUpdates: false }, COUNT, viewing);

    expect(text).toContain("semua orang");
    expect(text).toContain("<b>1.234.567 orang</b>");
    expect(text).toContain("6 memblokir bot, 2 dibekukan, 5 belum setuju");
  });

  it("combines what is ticked", () => {
    const { text } = audienceReply({ id: ID, audience: WIDE, hasUpdates: false }, COUNT, viewing);

    expect(text).toMatch(
      /Kabupaten Sleman atau Kota Yogyakarta atau .* atau Kabupaten Sukoharjo dan 17 daerah lain · tugas: relawan atau koord/,
    );
    expect(text).toContain("punya rujukan terbuka");
  });

  it("shows the days since joining that were chosen, the next morning too", () => {
    const audience = { joinedSince: new Date(MONDAY_MORNING - 30 * DAY - 5 * HOUR).toISOString() };
    const { buttons = [] } = audienceReply({ id: ID, audience, hasUpdates: false }, COUNT, viewing);

    expect(buttons.flat().map(({ text }) => text)).toContain("☑️ 👋 30 hari");
  });
});

describe("the report", () => {
  const viewing: BroadcastViewing = { speech: speeches.id, places, now: MONDAY_MORNING, offsetOf: () => 420 };

  it("says each end by itself, and what uncertain and twice mean", () => {
    const { text } = reportReply(
      {
        ...{ file: aBroadcast([...RUNNING, { kind: "finish", round: 1 }]), round: 1, held: 0, read: 512 },
        ...{ tally: { ...TALLY, waiting: 0, claimed: 0 }, startedAt: MONDAY_MORNING },
        endedAt: MONDAY_MORNING + 3 * HOUR,
      },
      viewing,
    );

    for (const words of [
      ...["Terkirim: 61.234", "Tidak terjangkau (memblokir bot atau menutup akun): 3.000"],
      ...[
        "Ditolak Telegram: 800",
        "Gangguan di Telegram: 100",
        "Tidak pasti: 12",
        "menarik persetujuan selama menunggu): 9",
        "Sudah membaca: 512 dari 61.234",
      ],
      ...["tak seorang pun tahu apakah pesannya sampai", "Mungkin dua kali: 7 orang", "Lamanya: 3 jam"],
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("Menunggu");
  });
});
