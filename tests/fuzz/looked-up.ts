import { loadCatalogue } from "../../src/content/load.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createCardSearch } from "../../src/content/search.ts";
import { readField, type TypedField } from "../../src/domain/entry-change.ts";
import { ENTRY_FIELDS } from "../../src/domain/entry-field.ts";
import { readContact } from "../../src/domain/read-contact.ts";
import { LONGEST, messageIn } from "../support/fuzz/message.ts";
import { never, promise, type Target } from "../support/fuzz/target.ts";
import { aSource } from "../unit/data/a-source.ts";

const NOW = Date.UTC(2026, 10, 26);
const places = await loadPlaces();
const findCards = createCardSearch(loadCatalogue());

const TYPED = ENTRY_FIELDS.filter((field): field is TypedField => field !== "categories" && field !== "place");

/** How to reach an office, and what an admin types about an entry. */
export const entries: Target = {
  name: "entries",
  seeds: [
    "0274868000, Jl. Kaliurang 5",
    "WA 0812 0000 000",
    "-7.7, 110.36",
    "KTP, KK; Surat RT\nfoto",
    "Sleman; Bantul",
    "12",
    "Sen-Jum 08.00-16.00",
  ],
  words: ["WA", "telp", "+62", "Jl.", "(0274)", "ext. 5", "Sleman", "ID", ";", ","],
  longest: LONGEST,
  read(input) {
    const text = messageIn(input);
    readContact(text);
    for (const field of TYPED) {
      const understood = readField(field, text, places);
      if ("value" in understood) understood.value(aSource(), NOW);
    }
    return text;
  },
  isRefusal: never,
};

/** Places and cards that are looked up by typing. */
export const searches: Target = {
  name: "searches",
  seeds: ["sleman", "kec. ngaglik sleman", "Kab Bantul", "M8", "dengar", "mediator", "jogja"],
  words: ["kota", "kabupaten", "kecamatan", "provinsi", "sumatera", "dengarkan", "B1", "M8"],
  longest: LONGEST,
  read(input) {
    const text = messageIn(input);
    promise(places.search(text, 8).length <= 8, "no more places than asked for");
    return findCards(text, "id");
  },
  isRefusal: never,
};
