import type { Entry } from "./entry.ts";
import { onGlobe } from "./globe.ts";
import { rowFor } from "./sorted-rows.ts";

/**
 * Entries side by side, all numbers of one in turn: memory is what a search waits for. The best fixed weight comes
 * first, so that a search can leave early.
 */
export type Cell = readonly number[];

/** How many numbers one entry has, and where each stands among them. */
export const CELL_ROW = 8;
export const TRAITS = 0;
export const SLOT = 1;
/** Before all time when nobody ever has. */
export const VERIFIED_AT = 2;
/** On the globe. */
export const X = 3;
export const Y = 4;
export const Z = 5;
/** As written, to measure what counts. Not a number when nobody knows. */
export const LATITUDE = 6;
export const LONGITUDE = 7;

export function putIn(cell: number[], { source, slot, traits }: Entry): void {
  const { verified, coordinates } = source;
  const { x, y, z } = onGlobe(coordinates);
  const { latitude, longitude } = coordinates ?? { latitude: Number.NaN, longitude: Number.NaN };
  const verifiedAt = verified?.at ?? Number.NEGATIVE_INFINITY;
  cell.splice(rowFor(traits, cell, CELL_ROW), 0, traits, slot, verifiedAt, x, y, z, latitude, longitude);
}

export function takeFrom(cell: number[], { slot }: Entry): void {
  for (let at = 0; at < cell.length; at += CELL_ROW) {
    if (cell[at + SLOT] === slot) cell.splice(at, CELL_ROW);
  }
}
