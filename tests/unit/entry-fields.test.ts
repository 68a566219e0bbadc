import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { inPlace, readField, type TypedField, withoutField } from "../../src/domain/entry-change.ts";
import { ENTRY_FIELDS } from "../../src/domain/entry-field.ts";
import { readContact } from "../../src/domain/read-contact.ts";
import { type EntryReading, readDocuments, readLine } from "../../src/domain/read-entry-words.ts";
import { distanceKilometres } from "../../src/domain/source.ts";
import { SOURCE_LIMITS } from "../../src/domain/source-limits.ts";
import { writeSource } from "../../src/redis/source-record.ts";
import { markOf, spoken } from "../../src/telegram/entry-fields.ts";
import { nearby } from "../../src/telegram/press-fields.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const places = await loadPlaces();
const { quality: _quality, ...record } = aSource();
const typed = ENTRY_FIELDS.filter((field): field is TypedField => field !== "categories" && field !== "place");

describe("a field that an admin types", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.constantFrom(
      "7",
      "-7.7, 110.4",
      "Sen-Jum 08.00-16.00",
      "KTP, KK",
      "0274868000",
      "Sleman; 34.71",
      "ID",
      "91, 5",
      "99999999",
    ),
  );

  it("is refused with words, or makes an entry that the store takes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...typed), texts, (field, text) => {
        const read = readField(field, text.trim(), places);

        if ("value" in read) expect(() => writeSource(read.value(record, MONDAY_MORNING))).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });

  it("can be emptied and leaves an entry that the store takes; what is required stays", () => {
    for (const field of ENTRY_FIELDS) {
      const emptied = withoutField(field)(record, MONDAY_MORNING);

      expect(() => writeSource(emptied)).not.toThrow();
    }
    expect(withoutField("organisation")(record, MONDAY_MORNING)).toEqual(record);
    expect(withoutField("phone")(record, MONDAY_MORNING).contact).toEqual({});
  });

  it("has another mark once it stands otherwise, and only then", () => {
    const patch = readField("cost", "Gratis", places);
    const changed = "value" in patch ? patch.value(record, MONDAY_MORNING) : record;

    expect(markOf(changed, "cost")).not.toBe(markOf(record, "cost"));
    expect(markOf(changed, "service")).toBe(markOf(record, "service"));
  });

  it("forgets where exactly it stood when it moves elsewhere, not when its place is told more closely", () => {
    const coordinates = { latitude: -7.79, longitude: 110.37 };
    const stood = { ...record, place: "34.04", coordinates };

    expect(inPlace("81.71")(stood, MONDAY_MORNING)).not.toHaveProperty("coordinates");
    expect(inPlace("34.04.01")(stood, MONDAY_MORNING)).toHaveProperty("coordinates", coordinates);
  });

  it("moves the clock of the hours with the place", () => {
    expect(inPlace("81.71")(record, MONDAY_MORNING)).toMatchObject({ place: "81.71", hours: { offsetMinutes: 540 } });
  });
});

describe("what an admin or a volunteer types", () => {
  const speech = createSpeeches(loadMessages()).id;
  const said = (reading: EntryReading<unknown>) => {
    const understood = spoken(reading);
    return "problem" in understood ? understood.problem(speech) : "";
  };

  it.each(["KTP,\nKK", "KTP, KK,", "KTP;; KK\n"])("may end a list as people do: %j", (text) => {
    expect(readDocuments(text)).toEqual({ value: ["KTP", "KK"] });
  });

  it("is told how many there may be, where it is the number that is too high", () => {
    const documents = said(readDocuments(Array.from({ length: 20 }, (_, index) => `Surat ${index}`).join(",")));

    expect(documents).toContain(`${SOURCE_LIMITS.documents}`);
    expect(documents).not.toMatch(/huruf/);
    expect(said(readLine("x".repeat(200), 120))).toMatch(/120 huruf/);
    expect(said(readDocuments(" , "))).not.toBe("");
  });

  it.each(["-7,79", "0, 0", "48.8, 2.3"])("is no place of an office where Indonesia is not: %j", (text) => {
    expect(readField("coordinates", text, places)).toHaveProperty("problem");
    expect(readField("coordinates", "-7.79, 110.37", places)).toHaveProperty("value");
  });
});

describe("how to reach an office", () => {
  it.each([
    ["0274868000", { phone: "0274868000" }],
    ["+62 274 868-000", { phone: "+62 274 868-000" }],
    ["WA 0812 0000 1111", { whatsapp: "0812 0000 1111" }],
    ["129", { phone: "129" }],
    ["Telp. 0274868000, Jalan Magelang 5", { phone: "0274868000", address: "Jalan Magelang 5" }],
    ["Jalan Magelang 55, sebelah pasar", { address: "Jalan Magelang 55, sebelah pasar" }],
    [
      "Kantor desa RT 05/RW 02, 55281 telp (0274) 868 000",
      { phone: "(0274) 868 000", address: "Kantor desa RT 05/RW 02, 55281" },
    ],
    ["Jalan Kaliurang km 5.2, 0274868000", { phone: "0274868000", address: "Jalan Kaliurang km 5.2" }],
    ["Tanya di balai desa", { address: "Tanya di balai desa" }],
  ])("%j", (text, contact) => {
    expect(readContact(text)).toEqual(contact);
  });

  it("keeps to what the store takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 2, maxLength: 200 }), (text) => {
        const contact = readContact(text.replaceAll(/\s+/g, " ").trim());

        if (text.trim().length > 1) expect(() => writeSource({ ...record, contact })).not.toThrow();
      }),
    );
  });
});

describe("a position in a button", () => {
  const degrees = fc.record({
    latitude: fc.double({ min: -11, max: 6, noNaN: true }),
    longitude: fc.double({ min: 95, max: 141, noNaN: true }),
  });

  it("is about a kilometre wide, never exact, and carried in six characters", () => {
    fc.assert(
      fc.property(degrees, (exact) => {
        const text = nearby.write(exact);
        const about = nearby.read(text);

        expect(text).toHaveLength(6);
        expect(about === undefined || about === "nowhere" ? 99 : distanceKilometres(exact, about)).toBeLessThan(0.8);
        expect(about === undefined ? "" : nearby.write(about)).toBe(text);
      }),
    );
  });

  it.each(["zzzzzz", "12345", "1234567", "-1-1-1", "ABCDEF"])("is refused when made up: %j", (text) => {
    expect(nearby.read(text)).toBeUndefined();
  });

  it("may be none", () => {
    expect(nearby.read(nearby.write("nowhere"))).toBe("nowhere");
  });
});
