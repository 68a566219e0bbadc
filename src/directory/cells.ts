import { NATIONWIDE } from "../domain/area.ts";
import type { Coordinates } from "../domain/source.ts";
import { type Cell, putIn, takeFrom } from "./cell.ts";
import type { Entry } from "./entry.ts";

/** Cells of a tenth of a degree, about 11 km: the closest ones cover a walk. */
const CELLS_PER_DEGREE = 10;
/** More cells than this cost more than to look at everything. */
const MOST_CELLS = 2000;
const KILOMETRES_PER_DEGREE = 111;
const COLUMNS = 10_000;
const NOWHERE = -1;

/** Rows and columns of cells, the last ones included. */
export interface CellBox {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Entries of one category by where they are. */
export class Cells {
  readonly #cells = new Map<number, number[]>();
  readonly #nationwide: number[] = [];

  add(entry: Entry): void {
    const number = cellOf(entry.source.coordinates);
    const cell = this.#cells.get(number) ?? [];
    putIn(cell, entry);
    this.#cells.set(number, cell);
    if (entry.source.areasServed.includes(NATIONWIDE)) putIn(this.#nationwide, entry);
  }

  remove(entry: Entry): void {
    const number = cellOf(entry.source.coordinates);
    const cell = this.#cells.get(number) ?? [];
    takeFrom(cell, entry);
    if (cell.length === 0) this.#cells.delete(number);
    takeFrom(this.#nationwide, entry);
  }

  /** Those who serve the whole country, wherever they are. */
  get nationwide(): Cell {
    return this.#nationwide;
  }

  all(): readonly Cell[] {
    return [...this.#cells.values()];
  }

  /** Those in a box that are not in the smaller one inside it. */
  inside({ south, north, west, east }: CellBox, smaller?: CellBox): readonly Cell[] {
    const cells: Cell[] = [];
    for (let row = south; row <= north; row++) {
      for (let column = west; column <= east; column++) {
        if (smaller !== undefined && isInside(smaller, row, column)) continue;
        const cell = this.#cells.get(cellNumber(row, column));
        if (cell !== undefined) cells.push(cell);
      }
    }
    return cells;
  }
}

/** All that may hold something within so many kilometres; undefined when they are too many to be of use. */
export function boxAround({ latitude, longitude }: Coordinates, kilometres: number): CellBox | undefined {
  const high = kilometres / KILOMETRES_PER_DEGREE;
  const farthest = Math.abs(latitude) + high;
  if (farthest >= 89) return undefined;
  const wide = high / Math.cos((farthest * Math.PI) / 180);
  const [south, north] = [toCell(latitude - high), toCell(latitude + high)];
  const [west, east] = [toCell(longitude - wide), toCell(longitude + wide)];
  const isBeyondDateLine = longitude - wide < -180 || longitude + wide > 180;
  if (isBeyondDateLine || (north - south + 1) * (east - west + 1) > MOST_CELLS) return undefined;
  return { south, north, west, east };
}

function isInside({ south, north, west, east }: CellBox, row: number, column: number): boolean {
  return row >= south && row <= north && column >= west && column <= east;
}

function cellOf(coordinates: Coordinates | undefined): number {
  if (coordinates === undefined) return NOWHERE;
  return cellNumber(toCell(coordinates.latitude), toCell(coordinates.longitude));
}

function toCell(degrees: number): number {
  return Math.floor(degrees * CELLS_PER_DEGREE);
}

function cellNumber(row: number, column: number): number {
  return (row + 1000) * COLUMNS + column + 2000;
}
