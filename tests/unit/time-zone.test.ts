import { describe, expect, it } from "vitest";
import { loadPlaces } from "../../src/content/places.ts";
import { offsetAt } from "../../src/domain/time-zone.ts";

const places = await loadPlaces();
const hoursIn = (name: string) => {
  const [found] = places.search(name, 1);
  return found === undefined ? undefined : offsetAt(found.code) / 60;
};

describe("the clock on the wall", () => {
  it.each([
    ["Sleman", 7],
    ["Kota Pontianak", 7],
    ["Kota Palangka Raya", 7],
    ["Kota Banjarmasin", 8],
    ["Kota Denpasar", 8],
    ["Kota Makassar", 8],
    ["Kota Palu", 8],
    ["Kota Ambon", 9],
    ["Kota Ternate", 9],
    ["Kota Jayapura", 9],
    ["Kota Sorong", 9],
  ])("of %s is %i hours ahead of UTC", (name, hours) => {
    expect(hoursIn(name)).toBe(hours);
  });

  it("gives every province one of the three zones of the country", () => {
    const zones = new Set(places.children(undefined).map(({ code }) => offsetAt(code)));

    expect([...zones].toSorted()).toEqual([420, 480, 540]);
  });
});
