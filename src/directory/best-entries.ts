import type { Entry } from "./entry.ts";

/** Of what nobody knows where it is. */
export const FARTHEST = Number.MAX_VALUE;

export interface Offer {
  readonly entry: Entry;
  readonly weight: number;
  readonly kilometres: number;
}

/** The best of all that are offered, sorted: weight, then distance, then id, as `rankSources` has it. */
export class BestEntries {
  readonly offers: Offer[] = [];
  /** Weight of the last one that has a place; infinite while there is room. */
  worst: number;
  /** How far away that one is. */
  worstKilometres = FARTHEST;
  readonly #limit: number;
  readonly #unwanted: readonly Entry[];

  constructor(limit: number, unwanted: readonly Entry[]) {
    this.#limit = limit;
    this.#unwanted = unwanted;
    this.worst = limit > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  /** One that was turned away once may come again: it is turned away again. */
  offer(entry: Entry, weight: number, kilometres: number = FARTHEST): void {
    const { offers } = this;
    const last = offers[this.#limit - 1];
    if (last !== undefined && !isBefore(entry, weight, kilometres, last)) return;
    if (this.#has(entry) || this.#unwanted.includes(entry)) return;
    // By hand: `splice` makes an array each time, and costs more than all the rest.
    let at = last === undefined ? offers.length : this.#limit - 1;
    for (let upper = offers[at - 1]; upper !== undefined; upper = offers[at - 1]) {
      if (!isBefore(entry, weight, kilometres, upper)) break;
      offers[at] = upper;
      at--;
    }
    offers[at] = { entry, weight, kilometres };
    const worst = offers[this.#limit - 1];
    if (worst === undefined) return;
    this.worst = worst.weight;
    this.worstKilometres = worst.kilometres;
  }

  #has(entry: Entry): boolean {
    for (const offer of this.offers) if (offer.entry === entry) return true;
    return false;
  }
}

function isBefore(entry: Entry, weight: number, kilometres: number, other: Offer): boolean {
  if (weight !== other.weight) return weight < other.weight;
  if (kilometres !== other.kilometres) return kilometres < other.kilometres;
  return entry.source.id < other.entry.source.id;
}
