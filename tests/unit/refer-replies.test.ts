import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches, type Speech } from "../../src/content/speech.ts";
import { DAY } from "../../src/domain/duration.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { NEED_CATEGORIES } from "../../src/domain/need.ts";
import { rankSources } from "../../src/domain/rank-sources.ts";
import { CODE_ALPHABET } from "../../src/domain/referral-code.ts";
import { FORM_STEPS, type ReferralForm } from "../../src/domain/referral-form.ts";
import type { Source } from "../../src/domain/source.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import { letterReply } from "../../src/telegram/replies/letter.ts";
import {
  caseReply,
  categoryReply,
  consentReply,
  handOverReply,
  offeredReply,
  overrideReply,
  personReply,
  sidesReply,
  unfinishedReferralReply,
  urgencyReply,
  wordsReply,
} from "../../src/telegram/replies/refer.ts";
import { referPlaceReply, referPlacesReply } from "../../src/telegram/replies/refer-place.ts";
import { type Choice, sourceChoiceReply, typeSourceReply } from "../../src/telegram/replies/refer-source.ts";
import { changesReply, filedReply, type Summary, summaryReply } from "../../src/telegram/replies/refer-summary.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { spellCode } from "../../src/telegram/replies/spelled-code.ts";
import { afterEvents, COMPLETE, MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const WORDS = "beras dan susu untuk ibu dengan dua anak kecil yang mengungsi sejak Senin";
const SENT = [COMPLETE.consent, { kind: "send" }] as const;

const SUMMARY: Summary = {
  ...{ need: "food", urgency: "emergency", words: WORDS, place: "Depok, Kabupaten Sleman", person: "R4T9" },
  ...{ note: "rumah biru dekat masjid", case: "7KMQ2", sides: ["A"], source: "Dinas Sosial Kabupaten Sleman" },
  ...{ handOver: "accompanied", consent: "override", override: "tidak sadar", continues: "K7M2QX", onlySide: "A" },
};

const visible = ({ text }: Reply) => text.replace(/<[^>]+>/g, "").length;
const presses = ({ buttons = [] }: Reply) =>
  buttons.flat().flatMap((button) => ("press" in button ? [button.press] : []));

function choiceOf(count: number, told: Partial<Choice> = {}): Choice {
  const long = { organisation: "Yayasan Kesejahteraan Keluarga Mandiri Sleman", documents: ["KTP", "Kartu Keluarga"] };
  const sources = Array.from({ length: count }, (_, number) => aSource({ id: `s${number}`, ...long }));
  const search = {
    need: { category: "food", urgency: "urgent" },
    place: "34.04.01",
    refusedBy: [],
    now: MONDAY_MORNING,
  } as const;
  const { ranked } = rankSources(sources, search);
  return {
    ...{ need: "food", place: "Depok, Kabupaten Sleman", shown: ranked, page: 0, isMore: true, standing: "in step" },
    now: MONDAY_MORNING,
    ...told,
  };
}

function screensIn(speech: Speech): readonly (readonly [string, Reply])[] {
  const earlier = Array.from({ length: 20 }, (_, number) => ({
    code: `R4T${(number % 8) + 2}`,
    need: "food" as const,
  }));
  return [
    ["category", categoryReply(speech)],
    ["words", wordsReply("food", speech)],
    ["words offered", offeredReply(WORDS, wordsReply("food", speech), speech)],
    ["urgency", urgencyReply(speech)],
    ["place", referPlaceReply({ own: "34.04", found: undefined, typed: undefined }, places, speech)],
    ["no place", referPlaceReply({ own: "34.04", found: [], typed: "qqqq" }, places, speech)],
    ["provinces", referPlacesReply("", 0, places, speech)],
    ["a regency", referPlacesReply("34.04", 0, places, speech)],
    ["person", personReply("R4T9", WORDS, { all: earlier, page: 1 }, speech)],
    ["case", caseReply("7KMQ2", { all: ["F2WX9"], page: 0 }, speech)],
    ["sides", sidesReply("7KMQ2", speech)],
    ["five sources", sourceChoiceReply(choiceOf(5), speech)],
    ["no source", sourceChoiceReply(choiceOf(0), speech)],
    ["a directory that loads", sourceChoiceReply(choiceOf(0, { standing: "loading" }), speech)],
    ["a source to type", typeSourceReply(speech)],
    ["hand-over", handOverReply(speech)],
    ["consent", consentReply({ source: SUMMARY.source, need: "food", urgency: "emergency" }, speech)],
    ["override", overrideReply(speech)],
    ["summary", summaryReply(SUMMARY, speech)],
    ["changes", changesReply(WHOLE, speech)],
    ["sent", filedReply(afterEvents(SENT), aSource({ documents: ["KTP"] }), speech)],
    ["saved", filedReply(afterEvents([]), "Lumbung", speech)],
    ["unfinished", unfinishedReferralReply(speech)],
    ["letter", letterReply({ code: "K7M2QX", parts: ["contact"], hasUsername: false }, speech)],
  ];
}

const WHOLE: ReferralForm = {
  ...{ category: "food", words: "", urgency: "emergency", place: "34.04", person: "R4T9" },
  ...{ case: "7KMQ2", sides: ["A"], source: { kind: "listed", id: "dinsos" }, handOver: "letter" },
  ...{ consent: "override", override: "sealed", refusedBy: [] },
};

describe.each(LANGUAGES)("/rujuk in %s", (language) => {
  const speech = speeches[language];

  it.each(screensIn(speech))("%s fits on a screen, with buttons that Telegram takes and a way on", (name, reply) => {
    expect(visible(reply)).toBeLessThanOrEqual(name.includes("sources") ? 1200 : 900);
    expect(() => toMarkup(reply)).not.toThrow();
    expect(reply.text).not.toMatch(/\{\w+\}|undefined/);
    expect(presses(reply)).not.toEqual([]);
    for (const { text } of (reply.buttons ?? []).flat()) expect(text.length).toBeLessThanOrEqual(50);
  });

  it("spells every symbol that a code can have, each with a word of its own", () => {
    const words = spellCode(CODE_ALPHABET, speech).split(" · ");

    expect(words).toHaveLength(CODE_ALPHABET.length);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe("the questions of /rujuk", () => {
  const speech = speeches.id;

  it("offers each of the thirteen needs once", () => {
    const offered = presses(categoryReply(speech)).flatMap((press) => ("category" in press ? [press.category] : []));

    expect(offered).toEqual([...NEED_CATEGORIES]);
  });

  it("puts the volunteer's own place first, but never a whole province", () => {
    const first = (own: string) =>
      presses(referPlaceReply({ own, found: undefined, typed: undefined }, places, speech))[0];

    expect(first("34.04")).toEqual({ name: "referPlace", code: "34.04" });
    expect(first("34")).toEqual({ name: "referPlaces", code: "", page: 0 });
    expect(JSON.stringify(presses(referPlacesReply("34", 0, places, speech)))).not.toContain('"referPlace"');
  });

  it.each(["normal", "urgent"] as const)("lets nobody go around consent when it is %s", (urgency) => {
    const reply = consentReply({ source: "Dinsos", need: "food", urgency }, speech);

    expect(presses(reply)).not.toContainEqual({ name: "referConsent", answer: "override" });
  });

  it("says why a source stands there, whether it is open, and what to bring", () => {
    const { text } = sourceChoiceReply(choiceOf(1, { isMore: false }), speech);

    expect(text).toMatch(/Yayasan Kesejahteraan[\s\S]*Buka[\s\S]*Bawa: KTP, Kartu Keluarga[\s\S]*Itu semua/i);
  });

  it("says beside each source when it was checked last, and how well it helped once that is known", () => {
    const linesOf = (told: Partial<Source>) => {
      const [ranked] = choiceOf(1).shown;
      const shown = ranked === undefined ? [] : [{ ...ranked, source: { ...ranked.source, ...told } }];
      return sourceChoiceReply({ ...choiceOf(1), shown }, speech).text;
    };
    const verified = { at: MONDAY_MORNING - 12 * DAY, by: 9 };

    expect(linesOf({ verified, quality: { kind: "score", value: 0.64, outcomes: 9 } })).toContain(
      "dicek 12 hari lalu · sedikitnya 6 dari 10 orang terbantu (9 hasil)",
    );
    expect(linesOf({ verified, quality: { kind: "too few", outcomes: 3 } })).toMatch(/dicek 12 hari lalu\n/);
    expect(linesOf({ verified: { at: 0, by: 9 } })).toContain("⚠️ terakhir dicek");
  });

  it("escapes what was typed", () => {
    const reply = summaryReply({ ...SUMMARY, words: "<b>beras</b> & susu", source: "<i>x" }, speech);

    expect(reply.text).toContain("&lt;b&gt;beras&lt;/b&gt; &amp; susu");
    expect(reply.text).toContain("&lt;i&gt;x");
  });
});

describe("the summary", () => {
  const speech = speeches.id;

  it("warns of goods to one side, and still sends", () => {
    const warned = summaryReply(SUMMARY, speech);

    expect(warned.text).toMatch(/⚖️[\s\S]*Pihak A[\s\S]*tetap boleh/);
    expect(presses(warned)[0]).toEqual({ name: "referConfirm" });
    expect(summaryReply({ ...SUMMARY, onlySide: undefined }, speech).text).not.toContain("⚖️");
  });

  it("lets every answer be changed, and what hangs on one behind it", () => {
    const changed = presses(changesReply(WHOLE, speech)).flatMap((press) => ("step" in press ? [press.step] : []));

    expect(changed).toEqual(FORM_STEPS.filter((step) => step !== "sides" && step !== "override"));
  });

  it("says what to do now, after how it is handed over", () => {
    const now = (handOver: "accompanied" | "phoned" | "letter") =>
      filedReply(afterEvents(SENT, { handOver }), aSource({ documents: ["KTP"] }), speech).text;

    expect(now("accompanied")).toMatch(/antar R4T9 ke .*Dinas Sosial Sleman[\s\S]*Bawa: KTP/);
    expect(now("phoned")).toMatch(/telepon .*Dinas Sosial Sleman[\s\S]*0274868000/);
    expect(now("letter")).toMatch(/buat suratnya, lalu berikan kepada R4T9/);
  });

  it("tells the deadline on the clock of the place", () => {
    const text = (place: string) => filedReply(afterEvents(SENT, { place }), "Lumbung", speech).text;

    expect(text("34.04")).toMatch(/11\.06 WIB/);
    expect(text("91.03")).toMatch(/13\.06 WIT\b/);
  });
});
