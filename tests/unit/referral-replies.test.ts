import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { allowedEvents, EVENT_KINDS, move } from "../../src/domain/move-referral.ts";
import { judgeSource } from "../../src/domain/rank-reasons.ts";
import type { RankedSource } from "../../src/domain/rank-sources.ts";
import type { Actor, LogEntry, Referral, ReferralDraft } from "../../src/domain/referral.ts";
import { lackOf } from "../../src/domain/referral-lack.ts";
import { startReferral } from "../../src/domain/referral-log.ts";
import { REFERRAL_STATES } from "../../src/domain/referral-state.ts";
import type { Source } from "../../src/domain/source.ts";
import { REASON_KINDS } from "../../src/domain/usual-reasons.ts";
import { decodePress, encodePress, LONGEST_DATA, type Press } from "../../src/telegram/callback-data.ts";
import { tellDuration } from "../../src/telegram/replies/local-moment.ts";
import { type ReferralView, referralReply } from "../../src/telegram/replies/referral.ts";
import { logReply } from "../../src/telegram/replies/referral-log.ts";
import { changedNote, movedNote, notMovedNote } from "../../src/telegram/replies/referral-notes.ts";
import {
  fitReply,
  outcomeReply,
  questionFor,
  reasonsReply,
  respectReply,
} from "../../src/telegram/replies/referral-questions.ts";
import { referralsReply } from "../../src/telegram/replies/referrals.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import {
  ADMIN,
  aDraft,
  anyActors,
  anyDrafts,
  COMPLETE,
  COORDINATOR,
  likelyAttempts,
  MONDAY_MORNING,
  OWNER,
} from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";
import { inState, STARTED, WAYS } from "./data/referral-ways.ts";

const speeches = createSpeeches(loadMessages());
const RUNS = { numRuns: 300 };
const ONE_SCREEN = 800;
const CODE = "K7M2QK";
/** No log is ever this long. */
const LARGEST_VERSION = 9_999;

interface Lived {
  readonly referral: Referral;
  readonly log: readonly LogEntry[];
}

const lived = fc.tuple(anyDrafts, likelyAttempts).map(([draft, attempts]) => live({ ...draft, code: CODE }, attempts));

function live(draft: ReferralDraft, attempts: typeof likelyAttempts extends fc.Arbitrary<infer T> ? T : never): Lived {
  let now = MONDAY_MORNING;
  return attempts.reduce<Lived>(
    (so, { event, actor, wait }) => {
      now += wait;
      const moved = move(so.referral, event, actor, now);
      return moved.kind === "moved" ? { referral: moved.referral, log: [...so.log, moved.entry] } : so;
    },
    { referral: startReferral(draft), log: [] },
  );
}

function aView(told: Partial<ReferralView> & Pick<ReferralView, "referral">): ReferralView {
  return {
    ...{ viewer: OWNER, log: [], words: {}, place: "Gamping, Kabupaten Sleman", source: aSource(), next: undefined },
    now: MONDAY_MORNING + DAY,
    ...told,
  };
}

const ranked = (source: Source, place = "34.04.01"): RankedSource => ({
  source,
  reasons: judgeSource(source, { place, now: MONDAY_MORNING }),
});

const pressesOf = ({ buttons = [] }: Reply): readonly Press[] =>
  buttons.flat().flatMap((button) => ("press" in button ? [button.press] : []));
const labelsOf = ({ buttons = [] }: Reply) => buttons.flat().map(({ text }) => text);
const visible = (text: string) => text.replace(/<[^>]+>/g, "").length;

function expectFits(reply: Reply): void {
  for (const press of pressesOf(reply)) {
    expect(Buffer.byteLength(encodePress(press))).toBeLessThanOrEqual(LONGEST_DATA);
    expect(decodePress(encodePress(press))).toEqual(press);
  }
}

describe("the screen of a referral", () => {
  it("shows exactly the moves that are allowed, whatever happened before and whoever looks", () => {
    fc.assert(
      fc.property(lived, anyActors, ({ referral, log }, viewer) => {
        const screen = referralReply(aView({ referral, log, viewer }), speeches.id);

        const moves = pressesOf(screen).flatMap((press) => (press.name === "referralMove" ? [press] : []));
        expect(moves.map(({ event }) => event).toSorted()).toEqual([...allowedEvents(referral, viewer)].toSorted());
        for (const press of moves) expect(press).toMatchObject({ code: referral.code, seen: referral.version });
        expectFits(screen);
      }),
      RUNS,
    );
  });

  it("and the questions behind them fit into Telegram's buttons, however often it has moved", () => {
    fc.assert(
      fc.property(lived, fc.nat(LARGEST_VERSION), ({ referral: { version: _, ...rest } }, version) => {
        const referral = { ...rest, version };

        for (const event of EVENT_KINDS) {
          const question = questionFor(referral, event, speeches.id);
          if (question !== undefined) expectFits(question);
        }
        for (const kind of REASON_KINDS) expectFits(reasonsReply(referral, kind, speeches.id));
        const heard = { code: referral.code, seen: version, word: "partly", fit: "partly" } as const;
        expectFits(fitReply(heard, speeches.id));
        expectFits(respectReply(heard, speeches.id));
      }),
      RUNS,
    );
  });

  it.each(LANGUAGES)("is one screen of a small phone in every state (%s)", (language) => {
    const long = "Beras dan susu bayi untuk satu keluarga yang rumahnya terbakar kemarin malam. ".repeat(4);
    for (const [state, way] of Object.entries(WAYS)) {
      const { referral, log } = live(
        aDraft({ code: CODE, continues: "H7J9KQ" }),
        way.map((event) => ({ event, actor: COORDINATOR, wait: HOUR })),
      );
      const view = aView({
        referral,
        log,
        words: { need: long, note: long },
        next: { kind: "source", best: ranked(aSource()) },
      });

      const { text } = referralReply(view, speeches[language]);

      expect(visible(text), `${state}: ${text}`).toBeLessThanOrEqual(ONE_SCREEN + 200);
    }
  });

  it("says how late it is, and until when help must have arrived, on the clock of the place", () => {
    const referral = inState("terkirim");

    const late = referralReply(aView({ referral, now: MONDAY_MORNING + 6 * DAY }), speeches.id).text;

    // Sent at 11.06 in Sleman on Monday, and urgent: three days.
    expect(late).toContain("Kam, 5 Nov, 11.06 WIB, <b>terlambat 2 hari</b>");
  });

  it("tells the time of a referral in Papua on the clocks there", () => {
    const referral = { ...inState("terkirim"), place: "91.03.01" };

    expect(referralReply(aView({ referral }), speeches.id).text).toContain("13.06 WIT");
  });

  it("shows the note to the owner alone", () => {
    const words = { need: "Beras 10 kg", note: "Rumah biru dekat masjid" };
    const screenFor = (viewer: Actor) =>
      referralReply(aView({ referral: inState("terkirim"), viewer, words }), speeches.id);

    expect(screenFor(OWNER).text).toContain("Rumah biru");
    for (const viewer of [COORDINATOR, ADMIN]) {
      expect(screenFor(viewer).text).not.toContain("Rumah biru");
      expect(screenFor(viewer).text).toContain("Beras 10 kg");
    }
  });

  it("goes on when the source was deleted meanwhile, and says so", () => {
    const screen = referralReply(aView({ referral: inState("diakui"), source: undefined }), speeches.id);

    expect(screen.text).toContain("sudah tidak ada di direktori");
    expect(labelsOf(screen)).toContain("👍 Mereka sanggup");
  });

  it("offers the next best source first after a refusal, and to write one where the directory has none", () => {
    const referral = inState("ditolak");
    const best = aSource({ id: "baznas", organisation: "BAZNAS Sleman" });

    const offered = referralReply(aView({ referral, next: { kind: "source", best: ranked(best) } }), speeches.id);
    const none = referralReply(aView({ referral, next: { kind: "none" } }), speeches.id);

    expect(pressesOf(offered)[0]).toEqual({ name: "referralNext", code: referral.code, source: "baznas" });
    expect(none.text).toContain("belum ada sumber lain");
    expect(pressesOf(none)[0]).toEqual({ name: "referralAgain", code: referral.code });
  });

  it("says that the next source is far, and offers only the way on when it was the person who changed their mind", () => {
    const far = ranked(aSource({ place: "91.03", areasServed: [] }));
    const screenWith = (next: ReferralView["next"]) =>
      referralReply(aView({ referral: inState("dibatalkan"), next }), speeches.id);

    expect(screenWith({ kind: "source", best: far }).text).toContain("Daerahnya lain, jadi telepon dulu");
    expect(screenWith({ kind: "ask" }).text).not.toContain("direktori");
    expect(labelsOf(screenWith({ kind: "ask" }))[0]).toBe("↪️ Buat rujukan baru dari ini");
  });

  it("escapes what people wrote", () => {
    const words = { need: "<b>beras</b> & susu" };

    const { text } = referralReply(aView({ referral: inState("draf"), words }), speeches.id);

    expect(text).toContain("&lt;b&gt;beras&lt;/b&gt; &amp; susu");
  });
});

describe("closing", () => {
  it.each(["yes", "partly", "no"] as const)("after the word %s offers no better outcome than that", (word) => {
    const received = { ...inState("layanan_diterima"), client: { word } };

    const offered = pressesOf(outcomeReply(received, speeches.id)).flatMap((press) =>
      press.name === "referralClosed" ? [press.outcome] : [],
    );

    expect(offered).toHaveLength({ yes: 3, partly: 2, no: 1 }[word]);
    for (const outcome of offered) expect(lackOf(received, { kind: "close", outcome })).toBeUndefined();
  });
});

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
