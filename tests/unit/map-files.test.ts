import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { drawLand } from "../../scripts/lib/map-land.ts";
import { findPoints, writePoints } from "../../scripts/lib/map-points.ts";
import { CONTENT_FOLDER } from "../../src/content/load.ts";
import { type CountryMap, loadMap } from "../../src/content/map.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { isInIndonesia } from "../../src/domain/indonesia.ts";
import type { PlaceIndex } from "../../src/domain/place.ts";
import { distanceKilometres } from "../../src/domain/source.ts";
import { median } from "../../src/domain/statistics.ts";

describe("the files of the map", () => {
  let places: PlaceIndex;
  let map: CountryMap;
  beforeAll(async () => {
    places = await loadPlaces();
    map = loadMap(places);
  });
  const fileOf = (name: string) => readFileSync(join(CONTENT_FOLDER, "map", name), "utf8");
  const provinces = () => places.children(undefined).map(({ code }) => places.children(code).map((one) => one.code));
  const pointOf = (code: string) => map.points.get(code) ?? { latitude: 0, longitude: 0 };

  it("are what the script makes of the packages that are installed", async () => {
    expect(fileOf("land.txt")).toBe(drawLand());
    expect(fileOf("points.csv")).toBe(writePoints(await findPoints()));
  });

  it("stay small", () => {
    expect(fileOf("land.txt").length).toBeLessThan(60_000);
  });

  it("have a point for each regency and for nothing else, and all lie in Indonesia", () => {
    expect([...map.points.keys()].toSorted()).toEqual(provinces().flat().toSorted());
    expect([...map.points.values()].every(isInIndonesia)).toBe(true);
  });

  it("keep a province together: no regency lies farther from its middle than islands do", () => {
    const far = provinces().flatMap((codes) => {
      const middle = {
        latitude: median(codes.map((code) => pointOf(code).latitude)) ?? 0,
        longitude: median(codes.map((code) => pointOf(code).longitude)) ?? 0,
      };
      return codes.filter((code) => distanceKilometres(pointOf(code), middle) > 650);
    });

    expect(far).toEqual([]);
  });

  it.each([
    ["Kabupaten Sleman", "34.04", -7.72, 110.35],
    ["Kota Jayapura", "91.71", -2.53, 140.7],
    ["Kabupaten Nias", "12.04", 1.1, 97.7],
    ["Kota Administrasi Jakarta Barat", "31.73", -6.17, 106.76],
    ["Kota Tarakan", "65.71", 3.3, 117.6],
  ])("put %s where it is", (_, code, latitude, longitude) => {
    expect(distanceKilometres(pointOf(code), { latitude, longitude })).toBeLessThan(40);
  });

  it("draw rings that close, and their coasts hold the capitals", () => {
    const inRings = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
      map.land.filter((ring) => isInside([longitude, latitude], ring)).length % 2 === 1;

    expect(map.land.every((ring) => String(ring[0]) === String(ring.at(-1)))).toBe(true);
    expect(["11.71", "32.73", "62.71", "73.71", "95.01"].map((code) => inRings(pointOf(code)))).not.toContain(false);
  });
});

function isInside([x, y]: readonly [number, number], ring: CountryMap["land"][number]): boolean {
  let isIn = false;
  for (const [at, [toX, toY]] of ring.entries()) {
    const [fromX, fromY] = ring.at(at - 1) ?? [toX, toY];
    if (fromY > y !== toY > y && x < ((fromX - toX) * (y - toY)) / (fromY - toY) + toX) isIn = !isIn;
  }
  return isIn;
}
