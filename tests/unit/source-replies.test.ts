import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { tellDistance, tellOpening, tellReason, tellVerified } from "../../src/content/words/source-words.ts";
import { DAY, HOUR } from "../../src/domain/duration.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { WEEKDAYS } from "../../src/domain/local-time.ts";
import { NEED_CATEGORIES } from "../../src/domain/need.ts";
import { RANK_REASONS } from "../../src/domain/rank-reasons.ts";
import { judgeRanked } from "../../src/domain/rank-sources.ts";
import { SOURCE_STATUSES, type Source } from "../../src/domain/source.ts";
import { SOURCE_LIMITS } from "../../src/domain/source-limits.ts";
import { decodePress, encodePress } from "../../src/telegram/callback-data.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import { managedEntryReply } from "../../src/telegram/replies/directory.ts";
import { fieldQuestionReply, fieldsReply, needsReply } from "../../src/telegram/replies/directory-fields.ts";
import { proposalReply, wrongEntryReply } from "../../src/telegram/replies/directory-reports.ts";
import { proposeCheckReply } from "../../src/telegram/replies/propose.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { entryReply, fullEntryReply, wrongQuestionReply } from "../../src/telegram/replies/source.ts";
import { mapLink, whatsappLink } from "../../src/telegram/replies/source-links.ts";
import { placesOfSearchReply, wherePlaceReply } from "../../src/telegram/replies/source-place.ts";
import {
  foundSourcesReply,
  indexLoadingReply,
  type Search,
  sourcesMenuReply,
} from "../../src/telegram/replies/sources.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const now = MONDAY_MORNING;
const near = { latitude: -7.71, longitude: 110.36 };
const search: Search = { category: "child_care", place: "34.04.07", near, reach: "wide", page: 19 };

const visible = ({ text }: Reply) => text.replace(/<[^>]+>/g, "").replaceAll(/&(?:amp|lt|gt|quot);/g, "x").length;

const textUpTo = (most: number) =>
  fc.oneof(
    fc
      .string({ minLength: 1, maxLength: most, unit: "grapheme" })
      .map((text) => Array.from(text).slice(0, most).join("")),
    fc.constantFrom("W", "<b>", "&").map((bit) => bit.repeat(most).slice(0, most)),
  );
const maybe = <T>(key: string, values: fc.Arbitrary<T>) =>
  fc.option(
    values.map((value) => ({ [key]: value })),
    { nil: {} },
  );

/** Whatever the directory may hold, up to its limits, and any of it missing. */
const anything: fc.Arbitrary<Source> = fc
  .tuple(
    fc.record({
      id: fc.constantFrom("a", "zzzzzzzzzzzzzzzz"),
      organisation: textUpTo(SOURCE_LIMITS.organisation),
      service: textUpTo(SOURCE_LIMITS.service),
      categories: fc.subarray([...NEED_CATEGORIES], { minLength: 1 }),
      place: fc.constantFrom("34", "34.04", "34.04.07", "34.04.07.2001", "99.99"),
      areasServed: fc.subarray(["34", "34.04", "ID", "99"]),
      documents: fc.array(textUpTo(SOURCE_LIMITS.document), { maxLength: SOURCE_LIMITS.documents }),
      status: fc.constantFrom(...SOURCE_STATUSES),
      quality: fc.constantFrom(
        { kind: "too few" as const, outcomes: 2 },
        { kind: "score" as const, value: 0.61, outcomes: 12 },
      ),
    }),
    maybe("eligibility", textUpTo(SOURCE_LIMITS.eligibility)),
    maybe("cost", textUpTo(SOURCE_LIMITS.cost)),
    fc
      .tuple(
        maybe("phone", textUpTo(SOURCE_LIMITS.phone)),
        maybe("whatsapp", fc.constantFrom("0812 0000 1111", "129", "x")),
        maybe("address", textUpTo(SOURCE_LIMITS.address)),
      )
      .map((parts) => ({ contact: Object.assign({}, ...parts) as Source["contact"] })),
    maybe(
      "hours",
      fc.record({
        offsetMinutes: fc.constantFrom(420, 480, 540, 0),
        openings: fc.array(
          fc.record({
            day: fc.constantFrom(...WEEKDAYS),
            opensAt: fc.integer({ min: 0, max: 1439 }),
            closesAt: fc.integer({ min: 0, max: 1440 }),
          }),
          { maxLength: SOURCE_LIMITS.openings },
        ),
      }),
    ),
    maybe("capacity", fc.constantFrom({ available: 0, updatedAt: 0 }, { available: 9, updatedAt: now + DAY })),
    maybe("verified", fc.constantFrom({ at: 0, by: 0 }, { at: now, by: 9 }, { at: now + HOUR, by: 9 })),
    maybe("coordinates", fc.constantFrom({ latitude: -7.7, longitude: 110.4 }, { latitude: 90, longitude: -180 })),
  )
  .map((parts) => Object.assign({}, ...parts) as Source);

function expectSound(reply: Reply): void {
  expect(reply.text).not.toMatch(/undefined|\{\w+\}|NaN/);
  expect(() => toMarkup(reply)).not.toThrow();
  for (const button of (reply.buttons ?? []).flat()) {
    expect(button.text.trim()).not.toBe("");
    if ("press" in button) expect(decodePress(encodePress(button.press))).toEqual(button.press);
    if ("url" in button) expect(URL.canParse(button.url)).toBe(true);
    if ("copy" in button) expect(button.copy.length).toBeGreaterThan(0);
  }
}

describe.each(LANGUAGES)("in %s", (language) => {
  const speech = speeches[language];
  const viewing = { places, now, speech };

  it("every reason of a rank has words of its own", () => {
    const reasons = Object.values(RANK_REASONS).flat();

    const words = reasons.map((reason) => tellReason(reason, speech));

    expect(new Set(words).size).toBe(reasons.length);
    expect(words.every((text) => /^[\p{L}\d]/u.test(text) && text.length < 45)).toBe(true);
  });

  it.each([
    ["the menu of needs", () => sourcesMenuReply(near, speech)],
    ["the list that is being loaded", () => indexLoadingReply(search, speech)],
    ["the question where", () => wherePlaceReply("money", ["34.04", "34.04.07"], places, speech)],
    ["the provinces", () => placesOfSearchReply({ category: "money", code: "", page: 0 }, places, speech)],
    ["a regency", () => placesOfSearchReply({ category: "money", code: "34.04", page: 1 }, places, speech)],
    ["the question what is wrong", () => wrongQuestionReply(aSource(), speech)],
    ["the fields of an entry", () => fieldsReply(aSource(), speech)],
    ["the ticks of needs", () => needsReply({ id: "a", was: ["food"], needs: NEED_CATEGORIES }, "Dinsos", speech)],
    ["a proposal", () => proposalReply({ id: "abc", source: aSource(), by: 1, at: 0 }, viewing)],
    ["a proposal to look at", () => proposeCheckReply(aSource(), viewing)],
  ])("%s fits on one screen", (_name, reply) => {
    expect(visible(reply())).toBeLessThanOrEqual(700);
    expectSound(reply());
  });

  it("every source makes a screen of at most 1000 characters, whatever is missing in it", () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (source, isAdmin) => {
        for (const reply of [
          entryReply({ source, isAdmin }, viewing),
          entryReply({ source, isAdmin, from: search }, viewing),
        ]) {
          expect(visible(reply)).toBeLessThanOrEqual(1000);
          expectSound(reply);
        }
      }),
    );
  });

  it("every source can be read in full, managed, edited and reported in one message", () => {
    fc.assert(
      fc.property(anything, (source) => {
        const replies = [
          fullEntryReply(source, viewing),
          managedEntryReply(source, viewing),
          wrongEntryReply(source, ["wrong_hours", "other"], speech),
          fieldQuestionReply(source.id, "areasServed", source, viewing),
        ];

        for (const reply of replies) {
          expect(visible(reply)).toBeLessThanOrEqual(4096);
          expectSound(reply);
        }
      }),
    );
  });

  it("every list of five is one message, with the way to each of them", () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), fc.boolean(), (sources, isMore) => {
        const shown = sources.map((source) => judgeRanked(source, { place: "34.04.07", now }));

        const reply = foundSourcesReply({ search, place: "34.04.07", shown, isMore, standing: "behind" }, viewing);

        expect(visible(reply)).toBeLessThanOrEqual(4096);
        expectSound(reply);
        const opens = (reply.buttons ?? [])
          .flat()
          .filter((button) => "press" in button && button.press.name === "sourceFound");
        expect(opens.length).toBe(sources.length);
      }),
    );
  });
});

describe("what an entry says", () => {
  const speech = speeches.id;
  const monday = (time: string) => ({
    offsetMinutes: 420,
    openings: [{ day: "MO" as const, opensAt: 480, closesAt: time === "late" ? 120 : 960 }],
  });
  /** Monday, 2 November 2026, in WIB. */
  const at = (hour: number) => Date.UTC(2026, 10, 2, hour - 7);

  it.each([
    ["open", { hours: monday("day") }, at(10), "🟢 Buka sampai 16.00"],
    ["open past midnight", { hours: monday("late") }, at(22), "🟢 Buka sampai Sel 02.00"],
    ["opening later today", { hours: monday("day") }, at(6), "🔴 Tutup, buka lagi 08.00"],
    ["opening another day", { hours: monday("day") }, at(17), "🔴 Tutup, buka lagi Sen 08.00"],
    ["of unknown hours", {}, at(10), "❔ Jam buka belum diketahui"],
    [
      "closed for a while",
      { status: "temporarily closed" as const, hours: monday("day") },
      at(10),
      "⛔️ Tutup sementara",
    ],
    ["gone", { status: "defunct" as const }, at(10), "⛔️ Sudah tidak melayani"],
  ])("of a source that is %s", (_how, told, moment, words) => {
    expect(tellOpening({ status: "active", ...told }, moment, speech)).toBe(words);
  });

  it.each([
    [0.3, "kurang dari 1 km"],
    [2.34, "2,3 km"],
    [41.7, "42 km"],
  ])("of %s kilometres", (kilometres, words) => {
    expect(tellDistance(kilometres, speech)).toBe(words);
  });

  it.each([
    [undefined, "⚠️ belum pernah dicek"],
    [now, "dicek hari ini"],
    [now - 3 * DAY, "dicek 3 hari lalu"],
    [now - 90 * DAY, "⚠️ terakhir dicek 90 hari lalu"],
  ])("of one checked at %s", (checked, words) => {
    const source = checked === undefined ? {} : { verified: { at: checked, by: 9 } };

    expect(tellVerified(source, now, speech)).toBe(words);
  });

  it("leads to a map by coordinates, else by name and place", () => {
    expect(mapLink(aSource({ coordinates: { latitude: -7.7, longitude: 110.4 } }), places)).toContain("-7.7%2C110.4");
    expect(decodeURIComponent(mapLink(aSource(), places))).toContain("Dinas Sosial Sleman, Gamping, Kabupaten Sleman");
  });

  it.each([
    ["0812 0000 1111", "https://wa.me/6281200001111"],
    ["+62 812-0000-1111", "https://wa.me/6281200001111"],
    ["129", undefined],
    ["tanya Bu RT", undefined],
  ])("leads to a chat with %s", (number, link) => {
    expect(whatsappLink(number)).toBe(link);
  });
});
