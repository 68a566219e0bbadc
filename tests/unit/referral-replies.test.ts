import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { tellDuration } from "../../src/content/words/local-moment.ts";
import { changedNote, movedNote, notMovedNote } from "../../src/content/words/move-words.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import type { LogEntry } from "../../src/domain/referral.ts";
import { REFERRAL_STATES } from "../../src/domain/referral-state.ts";
import { referralReply } from "../../src/telegram/replies/referral.ts";
import { logReply } from "../../src/telegram/replies/referral-log.ts";
import { referralsReply } from "../../src/telegram/replies/referrals.ts";
import { ADMIN, aDraft, COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";
import { aView, CODE, expectFits, labelsOf, live, pressesOf, visible } from "./data/a-referral-view.ts";
import { inState, STARTED } from "./data/referral-ways.ts";

const speeches = createSpeeches(loadMessages());

describe("the log", () => {
  const { referral, log } = live(aDraft({ code: CODE }), [
    ...STARTED.map((event, index) => ({ event, actor: [OWNER, COORDINATOR, ADMIN][index % 3] ?? OWNER, wait: HOUR })),
    { event: { kind: "hold", reason: "road" }, actor: COORDINATOR, wait: HOUR },
    { event: { kind: "lose_touch", whom: "source", reason: "Pintunya <terkunci>" }, actor: OWNER, wait: HOUR },
  ]);

  it("tells who as seen by whoever reads, from what to what, and why", () => {
    const text = [0, 1].map((page) => logReply(referral, log, { page, viewer: OWNER }, speeches.id).text).join("\n");

    expect(text).toContain("kamu: orangnya setuju");
    expect(text).toContain("koordinator: Belum dikirim → Terkirim");
    expect(text).toContain("pengelola: Terkirim → Sudah ditanggapi");
    expect(text).toContain("(Jalan atau kendaraan terhalang)");
    expect(text).toContain("Tertahan → Tak terhubungi (sumbernya: Pintunya &lt;terkunci&gt;)");
  });

  it("tells a usual reason in the reader's own language", () => {
    expect(logReply(referral, log, { page: 0, viewer: OWNER }, speeches.en).text).toContain("No road or no transport");
  });

  it("fits into one message with the longest reasons", () => {
    const reason = "😀".repeat(500);
    const long = log.map((entry) => ({
      ...entry,
      why: { kind: "lose_touch" as const, whom: "client" as const, reason },
    }));

    expect(Array.from(logReply(referral, long, { page: 0, viewer: OWNER }, speeches.id).text).length).toBeLessThan(
      4096,
    );
    expect(visible(referralReply(aView({ referral, log: long }), speeches.id).text)).toBeLessThan(1500);
  });

  it("names nobody who has been erased", () => {
    const erased = log.map((entry) => ({ ...entry, who: { ...entry.who, id: 0 } }));

    expect(logReply(referral, erased, { page: 0, viewer: OWNER }, speeches.id).text).toContain("yang sudah keluar");
  });

  it("has pages with an end, and every line on one of them", () => {
    const long = Array.from({ length: 50 }, (_, index) => log[index % log.length]).filter(
      (entry) => entry !== undefined,
    );
    const texts = Array.from({ length: 9 }, (_, page) => {
      const reply = logReply(referral, long, { page, viewer: OWNER }, speeches.id);
      expectFits(reply);
      return reply;
    });

    expect(texts.flatMap(({ text }) => text.split("\n").filter((line) => line.startsWith("•")))).toHaveLength(50);
    expect(labelsOf(texts[8] ?? { text: "" })).not.toContain("Berikutnya ▶️");
    expect(logReply(referral, long, { page: 99, viewer: OWNER }, speeches.id)).toEqual(texts[8]);
  });
});

describe("the notes above a screen", () => {
  it.each(LANGUAGES)("have words for every move and every refusal of the rules (%s)", (language) => {
    const speech = speeches[language];
    const who = { id: 1, role: "admin" } as const;
    for (const why of Object.values(COMPLETE)) {
      const entry: LogEntry = { who, when: MONDAY_MORNING, from: "draf", to: "terkirim", why };
      expect(movedNote(entry, speech)).not.toBe("");
      expect(changedNote(entry, OWNER, speech)).toContain(language === "id" ? "pengelola" : "admin");
    }
    const reasons = [
      ...(["not your referral", "not your place", "not from this state", "already ended"] as const),
      ...(["missing consent", "not an emergency", "missing reason", "missing client's word"] as const),
      ...(["missing outcome", "outcome above the client's word"] as const),
    ];
    for (const reason of reasons) expect(notMovedNote(reason, { state: "draf" }, speech)).not.toBe("");
  });
});

describe("the list", () => {
  const referrals = REFERRAL_STATES.slice(0, 5).flatMap((state, place) =>
    ["23456K", "H7J9KQ"].map((code, number) => ({ ...inState(state), code: `${code.slice(0, 4)}${place}${number}` })),
  );
  const aList = (page: number, told = {}) =>
    referralsReply(
      { list: "mine", referrals, page, hasArea: false, area: undefined, now: MONDAY_MORNING + 9 * DAY, ...told },
      speeches.id,
    );

  it("marks what is late, counts it, and names neither person nor source", () => {
    const { text } = aList(0);

    expect(text).toContain("Terbuka: 10. Terlambat: 8.");
    expect(text).toMatch(/🔴 <b>\w+<\/b> · Pangan · untuk R4T9\nTerkirim, terlambat 5 hari/);
  });

  it("shows every referral on one of its pages, and ends", () => {
    const codes = [0, 1].flatMap((page) =>
      pressesOf(aList(page)).flatMap((press) => (press.name === "referral" ? [press.code] : [])),
    );

    expect(codes.toSorted()).toEqual(referrals.map(({ code }) => code).toSorted());
    expect(labelsOf(aList(1))).not.toContain("Berikutnya ▶️");
    expect(aList(7)).toEqual(aList(1));
  });

  it("leads to the area only whoever looks after one", () => {
    expect(labelsOf(aList(0))).not.toContain("🗺 Di wilayahku");
    expect(labelsOf(aList(0, { hasArea: true }))).toContain("🗺 Di wilayahku");
  });

  it("says what to do when it is empty", () => {
    expect(aList(0, { referrals: [] }).text).toContain("/rujuk");
    expect(labelsOf(aList(0, { referrals: [] }))).toEqual(["🗂 Yang sudah berakhir"]);
  });
});

describe("a duration", () => {
  it.each([
    [30_000, "1 menit", "1 minute"],
    [59 * 60_000, "59 menit", "59 minutes"],
    [5 * HOUR + 1, "5 jam", "5 hours"],
    [47 * HOUR, "47 jam", "47 hours"],
    [2 * DAY, "2 hari", "2 days"],
  ])("of %i ms is %s", (milliseconds, indonesian, english) => {
    expect(tellDuration(milliseconds, speeches.id)).toBe(indonesian);
    expect(tellDuration(milliseconds, speeches.en)).toBe(english);
  });
});
