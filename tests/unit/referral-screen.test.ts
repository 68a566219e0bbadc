import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { allowedEvents, EVENT_KINDS } from "../../src/domain/move-referral.ts";
import { judgeSource } from "../../src/domain/rank-reasons.ts";
import type { RankedSource } from "../../src/domain/rank-sources.ts";
import type { Actor } from "../../src/domain/referral.ts";
import { lackOf } from "../../src/domain/referral-lack.ts";
import type { Source } from "../../src/domain/source.ts";
import { REASON_KINDS } from "../../src/domain/usual-reasons.ts";
import { type ReferralView, referralReply } from "../../src/telegram/replies/referral.ts";
import {
  fitReply,
  outcomeReply,
  questionFor,
  reasonsReply,
  respectReply,
} from "../../src/telegram/replies/referral-questions.ts";
import { ADMIN, aDraft, anyActors, COORDINATOR, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";
import { aView, CODE, expectFits, labelsOf, live, livedReferrals, pressesOf, visible } from "./data/a-referral-view.ts";
import { aSource } from "./data/a-source.ts";
import { inState, WAYS } from "./data/referral-ways.ts";

const speeches = createSpeeches(loadMessages());
const RUNS = { numRuns: 300 };
const ONE_SCREEN = 800;
/** No log is ever this long. */
const LARGEST_VERSION = 9_999;

const ranked = (source: Source, place = "34.04.01"): RankedSource => ({
  source,
  reasons: judgeSource(source, { place, now: MONDAY_MORNING }),
});

describe("the screen of a referral", () => {
  it("shows exactly the moves that are allowed, whatever happened before and whoever looks", () => {
    fc.assert(
      fc.property(livedReferrals, anyActors, ({ referral, log }, viewer) => {
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
      fc.property(livedReferrals, fc.nat(LARGEST_VERSION), ({ referral: lived }, version) => {
        const referral = { ...lived, version };

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
