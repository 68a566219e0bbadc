import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { ContentError } from "../../src/content/load.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { type PlaceIndex, tellPlace } from "../../src/domain/place.ts";

let places: PlaceIndex;

beforeAll(async () => {
  places = await loadPlaces();
});

const found = (text: string, limit = 5) => places.search(text, limit).map(({ code }) => tellPlace(code, places));

describe("the tree of places", () => {
  it("holds every province, regency and district, and no village", () => {
    const provinces = places.children(undefined);
    const regencies = provinces.flatMap(({ code }) => places.children(code));
    const districts = regencies.flatMap(({ code }) => places.children(code));
    const villages = districts.flatMap(({ code }) => places.children(code));

    const counts = [provinces, regencies, districts, villages].map(({ length }) => length);

    expect(counts).toEqual([38, 514, 7285, 0]);
  });

  it("gives a place by its code, with its kind and the area around it", () => {
    expect(places.get("34")).toEqual({ code: "34", name: "Daerah Istimewa Yogyakarta", kind: "province" });
    expect(places.get("34.04")).toEqual({ code: "34.04", name: "Kabupaten Sleman", kind: "regency", parent: "34" });
    expect(places.get("34.04.01")).toMatchObject({ kind: "district", parent: "34.04" });
  });

  it("leads from the province down to the place", () => {
    const path = places.path("34.04.07");

    expect(path.map(({ name }) => name)).toEqual(["Daerah Istimewa Yogyakarta", "Kabupaten Sleman", "Depok"]);
  });

  it.each(["", "99", "34.04.99", "34.04.01.2001", "constructor"])("knows no place with the code %j", (code) => {
    expect(places.get(code)).toBeUndefined();
    expect(places.path(code)).toEqual([]);
    expect(places.children(code)).toEqual([]);
    expect(tellPlace(code, places)).toBeUndefined();
  });

  it.each([
    ["34", "Daerah Istimewa Yogyakarta"],
    ["34.04", "Kabupaten Sleman"],
    ["34.04.07", "Depok, Kabupaten Sleman"],
  ])("tells %s as %j", (code, words) => {
    expect(tellPlace(code, places)).toBe(words);
  });
});

describe("searching a place", () => {
  it.each([
    ["sleman", "Kabupaten Sleman"],
    ["kab sleman", "Kabupaten Sleman"],
    ["Kab. Sleman", "Kabupaten Sleman"],
    ["kec. sleman", "Sleman, Kabupaten Sleman"],
    ["jogja", "Daerah Istimewa Yogyakarta"],
    ["kota jogja", "Kota Yogyakarta"],
    ["kota bogor", "Kota Bogor"],
    ["kab bogor", "Kabupaten Bogor"],
    ["jaksel", "Kota Administrasi Jakarta Selatan"],
    ["jakarta sel", "Kota Administrasi Jakarta Selatan"],
    ["dki", "Daerah Khusus Ibukota Jakarta"],
    ["jakarta", "Daerah Khusus Ibukota Jakarta"],
    ["diy", "Daerah Istimewa Yogyakarta"],
    ["ntt", "Nusa Tenggara Timur"],
    ["prov ntt", "Nusa Tenggara Timur"],
    ["kalbar", "Kalimantan Barat"],
    ["sulsel", "Sulawesi Selatan"],
    ["papua", "Papua"],
    ["solo", "Kota Surakarta"],
    ["kep seribu", "Kabupaten Administrasi Kepulauan Seribu"],
    ["gunung kidul", "Kabupaten Gunungkidul"],
    ["kulonprogo", "Kabupaten Kulon Progo"],
    ["bukit tinggi", "Kota Bukittinggi"],
    ["kotabaru", "Kabupaten Kotabaru"],
    ["fakfak", "Kabupaten Fak Fak"],
    ["fak fak", "Kabupaten Fak Fak"],
    ["kota agung", "Kota Agung, Kabupaten Lahat"],
    ["depok sleman", "Depok, Kabupaten Sleman"],
    ["depok diy", "Depok, Kabupaten Sleman"],
    ["Kec. Mlati, Kab. Sleman, DIY", "Mlati, Kabupaten Sleman"],
    ["malimbong balepe", "Malimbong Balepe', Kabupaten Tana Toraja"],
    ["distrik wamena", "Wamena, Kabupaten Jayawijaya"],
  ])("understands %j as %j", (text, place) => {
    expect(found(text)[0]).toBe(place);
  });

  it.each([
    ["Slemann", "Kabupaten Sleman"],
    ["Banyuwngi", "Kabupaten Banyuwangi"],
    ["bantl", "Kabupaten Bantul"],
    ["jogjakarta", "Daerah Istimewa Yogyakarta"],
    ["kab gunungkidull", "Kabupaten Gunungkidul"],
  ])("forgives the slip in %j", (text, place) => {
    expect(found(text)[0]).toBe(place);
  });

  it("puts the very name before names that only begin with it", () => {
    const names = places.search("bandung", 20).map(({ name }) => name);

    expect(names.slice(0, 2).toSorted()).toEqual(["Kabupaten Bandung", "Kota Bandung"]);
    expect(names).toContain("Kabupaten Bandung Barat");
  });

  it("offers a name written as one word to a person who writes two, and the other way round", () => {
    const two = found("kota baru", 4);
    const one = found("kotabaru", 1);

    expect(two).toEqual(expect.arrayContaining(["Kota Baru, Kota Jambi", "Kabupaten Kotabaru"]));
    expect(one).toEqual(["Kabupaten Kotabaru"]);
  });

  it("tells districts of the same name apart by their regency", () => {
    const wonosari = found("kec wonosari").slice(0, 5);

    expect(wonosari).toContain("Wonosari, Kabupaten Gunungkidul");
    expect(wonosari).toContain("Wonosari, Kabupaten Klaten");
    expect(new Set(wonosari).size).toBe(5);
  });

  it("finds the area although a village name, which it does not know, is typed too", () => {
    expect(found("desa xyzzy sleman")[0]).toBe("Kabupaten Sleman");
  });

  it.each(["", "   ", "?!", "🙏", "xqzjwv"])("finds nothing for %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("never gives more than the limit, no place twice, and never throws, whatever is typed", () => {
    const names = ["sleman", "kota", "kab", "jawa", "a", "constructor", "__proto__", "AND", "\u0000"];
    const typed = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(fc.constantFrom(...names), { maxLength: 12 }).map((words) => words.join(" ")),
    );

    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 10 }), (text, limit) => {
        const codes = places.search(text, limit).map(({ code }) => code);

        expect(codes.length).toBeLessThanOrEqual(limit);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  }, 30_000);

  it("finds every regency by the name that the state gives it", () => {
    const regencies = places.children(undefined).flatMap(({ code }) => places.children(code));

    const missed = regencies.filter(({ code, name }) => places.search(name, 1)[0]?.code !== code);

    expect(missed).toEqual([]);
  }, 30_000);
});

describe("everyday names that do not fit the places", () => {
  it.each([
    ["a code without a place", "words: {}\nplaces:\n  '99.99': [nowhere]", "places.99.99"],
    ["a name with a capital", "words: {}\nplaces:\n  '34': [Jogja]", "places.34.0"],
  ])("%s stops the start and is named with its file and field", async (_mistake, yaml, field) => {
    const folder = mkdtempSync(join(tmpdir(), "content-"));
    writeFileSync(join(folder, "place-aliases.yaml"), yaml);

    const loading = loadPlaces(folder);

    await expect(loading).rejects.toThrow(ContentError);
    await expect(loading).rejects.toThrow(`content/place-aliases.yaml, ${field}`);
  });
});
