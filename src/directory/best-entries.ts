import type { Entry } from "./entry.ts";

const FARTHEST = Number.MAX_VALUE;

interface Offer {
  readonly entry: Entry;
  readonly weight: number;
  readonly kilometres: number;
}

/** The best of all that are offered, sorted: weight, then distance, then id, as `rankSources` has it. */
export class BestEntries {
  readonly offers: Offer[] = [];
  /** Weight of the last one that has a place; infinite while there is room. */
  worst: number;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.worst = limit > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  /** It weighs as much as the last one at best, and lies farther away. */
  isTooFar(weight: number, kilometres: number = FARTHEST): boolean {
    return weight === this.worst && kilometres > (this.offers[this.#limit - 1]?.kilometres ?? FARTHEST);
  }

  offer(entry: Entry, weight: number, kilometres: number = FARTHEST): void {
    const { offers } = this;
    const last = offers[this.#limit - 1];
    if (last !== undefined && !isBefore(entry, weight, kilometres, last)) return;
    // By hand: `splice` makes an array each time, and costs more than all the rest.
    let at = last === undefined ? offers.length : this.#limit - 1;
    for (let upper = offers[at - 1]; upper !== undefined; upper = offers[at - 1]) {
      if (!isBefore(entry, weight, kilometres, upper)) break;
      offers[at] = upper;
      at--;
    }
    offers[at] = { entry, weight, kilometres };
    if (offers.length === this.#limit) this.worst = offers[this.#limit - 1]?.weight ?? this.worst;
  }
}

function isBefore(entry: Entry, weight: number, kilometres: number, other: Offer): boolean {
  if (weight !== other.weight) return weight < other.weight;
  if (kilometres !== other.kilometres) return kilometres < other.kilometres;
  return entry.source.id < other.entry.source.id;
}
