import type { Entry } from "./entry.ts";

const FARTHEST = Number.MAX_VALUE;

/** The best of all that are offered, sorted: grade, then distance, then id, as `rankSources` has it. */
export class BestEntries {
  readonly entries: Entry[] = [];
  /** Grade of the last one that has a place; infinite while there is room. */
  worstGrade: number;
  readonly #grades: number[] = [];
  readonly #kilometres: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.worstGrade = limit > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  offer(entry: Entry, grade: number, kilometres: number = FARTHEST): void {
    let index = this.entries.length;
    while (index > 0 && this.#isBefore(index - 1, entry, grade, kilometres)) index--;
    if (index >= this.#limit) return;
    this.entries.splice(index, 0, entry);
    this.#grades.splice(index, 0, grade);
    this.#kilometres.splice(index, 0, kilometres);
    if (this.entries.length > this.#limit) {
      this.entries.pop();
      this.#grades.pop();
      this.#kilometres.pop();
    }
    if (this.entries.length === this.#limit) this.worstGrade = this.#grades[this.#limit - 1] ?? this.worstGrade;
  }

  /** The newcomer comes before the one at the index. */
  #isBefore(index: number, entry: Entry, grade: number, kilometres: number): boolean {
    const [otherGrade = 0, otherKilometres = 0] = [this.#grades[index], this.#kilometres[index]];
    if (grade !== otherGrade) return grade < otherGrade;
    if (kilometres !== otherKilometres) return kilometres < otherKilometres;
    return entry.source.id < (this.entries[index]?.source.id ?? "");
  }
}
