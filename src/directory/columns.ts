import { type Coordinates, type Source, STALE_AFTER } from "../domain/source.ts";

const WIDTH = 3;
const VERIFIED_AT = 0;
const LATITUDE = 1;
const LONGITUDE = 2;

/**
 * What a search reads of nearly every good candidate, by slot and side by side: one look into memory instead of five,
 * and memory is what a search waits for.
 */
export class Columns {
  #numbers = new Float64Array(1024 * WIDTH);

  put(slot: number, { verified, coordinates }: Source): void {
    if (slot * WIDTH >= this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    const row = [verified?.at ?? Number.NEGATIVE_INFINITY, coordinates?.latitude, coordinates?.longitude];
    this.#numbers.set(
      row.map((number) => number ?? Number.NaN),
      slot * WIDTH,
    );
  }

  isStale(slot: number, now: number): boolean {
    return now - (this.#numbers[slot * WIDTH + VERIFIED_AT] ?? 0) >= STALE_AFTER;
  }

  coordinates(slot: number): Coordinates | undefined {
    const latitude = this.#numbers[slot * WIDTH + LATITUDE] ?? Number.NaN;
    if (Number.isNaN(latitude)) return undefined;
    return { latitude, longitude: this.#numbers[slot * WIDTH + LONGITUDE] ?? 0 };
  }
}
