import { getDistricts } from "idn-area-data";
import { NATIONWIDE, provinceOf, regencyOf } from "../../src/domain/area.ts";
import { WEEKDAYS } from "../../src/domain/local-time.ts";
import { NEED_CATEGORIES } from "../../src/domain/need.ts";
import type { SourceSearch } from "../../src/domain/rank-sources.ts";
import type { Coordinates, Source } from "../../src/domain/source.ts";
import { offsetAt } from "../../src/domain/time-zone.ts";

const NOW = Date.parse("2026-11-23T03:00:00Z");
const DAY = 24 * 3_600_000;

/** Roughly where each province is: latitude and longitude. */
const PROVINCES: Readonly<Record<string, readonly [number, number]>> = {
  ...{ "11": [4.2, 96.9], "12": [2.2, 99.1], "13": [-0.8, 100.5], "14": [0.5, 101.5], "15": [-1.6, 102.8] },
  ...{ "16": [-3.2, 104.2], "17": [-3.6, 102.3], "18": [-4.9, 105.0], "19": [-2.4, 106.4], "21": [1.0, 104.4] },
  ...{ "31": [-6.2, 106.83], "32": [-6.9, 107.6], "33": [-7.2, 110.2], "34": [-7.85, 110.4], "35": [-7.6, 112.6] },
  ...{ "36": [-6.3, 106.1], "51": [-8.4, 115.2], "52": [-8.6, 117.3], "53": [-9.3, 123.0], "61": [0.0, 110.5] },
  ...{ "62": [-1.7, 113.4], "63": [-3.0, 115.4], "64": [0.5, 116.4], "65": [3.2, 116.8], "71": [1.2, 124.6] },
  ...{ "72": [-1.2, 121.0], "73": [-4.0, 120.0], "74": [-4.1, 122.4], "75": [0.6, 122.5], "76": [-2.6, 119.3] },
  ...{ "81": [-4.0, 129.0], "82": [0.8, 127.8], "91": [-3.0, 138.5], "92": [-1.3, 132.5], "93": [-7.5, 139.5] },
  ...{ "94": [-3.9, 136.2], "95": [-4.1, 139.3], "96": [-1.0, 131.5] },
};
const JAVA = ["31", "32", "33", "34", "35", "36"];

/** A number from 0 to 1, the same sequence each time. */
export type Chance = () => number;

export function createChance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Country {
  /** A district; big cities and Java more often. */
  crowded(): string;
  /** A district, each as often. */
  anywhere(): string;
  near(district: string): Coordinates;
}

export async function loadCountry(chance: Chance): Promise<Country> {
  const codes = (await getDistricts()).map(({ code }) => code);
  // Cities have 71 and more as their second number, and they and Java are where most people live.
  const weights = codes.map(
    (code) => (Number(code.slice(3, 5)) >= 71 ? 12 : 1) * (JAVA.includes(code.slice(0, 2)) ? 5 : 1),
  );
  const sums = new Float64Array(weights.length);
  weights.reduce((sum, weight, index) => (sums[index] = sum + weight), 0);
  const total = sums.at(-1) ?? 0;
  const centres = new Map<string, Coordinates>();
  const around = (key: string, { latitude, longitude }: Coordinates, reach: number) => {
    const centre = centres.get(key) ?? {
      latitude: latitude + (chance() - 0.5) * reach,
      longitude: longitude + (chance() - 0.5) * reach,
    };
    centres.set(key, centre);
    return centre;
  };
  return {
    crowded: () => codes[lowerBound(sums, chance() * total)] ?? "34.04.01",
    anywhere: () => codes[Math.floor(chance() * codes.length)] ?? "34.04.01",
    near(district) {
      const [latitude, longitude] = PROVINCES[district.slice(0, 2)] ?? [-2, 118];
      const isCity = Number(district.slice(3, 5)) >= 71;
      const regency = around(
        district.slice(0, 5),
        { latitude, longitude },
        JAVA.includes(district.slice(0, 2)) ? 1.5 : 4,
      );
      const centre = around(district, regency, isCity ? 0.12 : 0.5);
      const reach = isCity ? 0.04 : 0.15;
      return {
        latitude: centre.latitude + (chance() - 0.5) * reach,
        longitude: centre.longitude + (chance() - 0.5) * reach,
      };
    },
  };
}

function lowerBound(sums: Float64Array, value: number): number {
  let [from, until] = [0, sums.length - 1];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((sums[middle] ?? 0) < value) from = middle + 1;
    else until = middle;
  }
  return from;
}

export function makeSource(number: number, country: Country, chance: Chance): Source {
  const place = chance() < 0.8 ? country.crowded() : country.anywhere();
  const one = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(chance() * values.length)] ?? values[0];
  const reach = chance();
  const areas =
    reach < 0.01 ? [NATIONWIDE] : reach < 0.15 ? [provinceOf(place)] : reach < 0.75 ? [regencyOf(place)] : [];
  const opensAt = one([420, 450, 480, 510, 540]);
  const closesAt = one([840, 900, 930, 960, 1020, 1260]);
  const openings = WEEKDAYS.slice(0, one([5, 5, 6, 7])).map((day) => ({ day, opensAt, closesAt }));
  return {
    id: `s${number.toString(36).padStart(11, "0")}`,
    organisation: `${one(["Dinas Sosial", "Puskesmas", "LBH", "Yayasan Kasih", "Rumah Zakat", "Posko Warga"])} ${number % 977}`,
    service: one(["Bantuan pangan", "Bantuan hukum", "Konseling keluarga", "Pelatihan kerja", "Rumah aman"]),
    categories: NEED_CATEGORIES.filter(() => chance() < 0.12)
      .concat(one(NEED_CATEGORIES))
      .slice(-3),
    place,
    ...(chance() < 0.7 && { coordinates: country.near(place) }),
    areasServed: areas.filter((area) => area !== undefined),
    ...(chance() < 0.7 && { hours: { offsetMinutes: offsetAt(place), openings } }),
    documents: ["KTP", "KK"].slice(0, Math.floor(chance() * 3)),
    contact: { phone: "0274868000", address: "Jalan Merdeka 1" },
    ...(chance() < 0.5 && { capacity: { available: Math.floor(chance() * 5), updatedAt: NOW } }),
    status: one([
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "inactive",
      "temporarily closed",
    ]),
    ...(chance() < 0.8 && { verified: { at: NOW - Math.floor(chance() * 200) * DAY, by: 9001 } }),
    quality: chance() < 0.4 ? { kind: "score", value: chance(), outcomes: 12 } : { kind: "too few", outcomes: 2 },
  };
}

/** As volunteers ask: mostly where many live, at any hour of the week, some for a whole regency or province. */
export function makeSearch(kind: "place" | "location", country: Country, chance: Chance): SourceSearch {
  const district = chance() < 0.6 ? country.crowded() : country.anywhere();
  const width = chance();
  const place = width < 0.05 ? district.slice(0, 2) : width < 0.15 ? district.slice(0, 5) : district;
  return {
    need: { category: NEED_CATEGORIES[Math.floor(chance() * NEED_CATEGORIES.length)] ?? "food", urgency: "urgent" },
    ...(kind === "place" ? { place } : { coordinates: country.near(district) }),
    refusedBy: [],
    now: NOW + Math.floor(chance() * 7 * 24 * 60) * 60_000,
  };
}
