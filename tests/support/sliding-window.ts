/** What Telegram is believed to do, at its strictest: of any second, however it is laid, so many and no more. */
export class SlidingWindow {
  readonly #most: number;
  /** Moments of the latest accepted ones, the oldest at `#next`. */
  readonly #moments: Float64Array;
  #next = 0;
  #mutedUntil = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
    this.#moments = new Float64Array(most).fill(Number.NEGATIVE_INFINITY);
  }

  /** Seconds to wait for one that is too many; 0 for one that is let in, and counts. Milliseconds of any clock. */
  enter(now: number): number {
    const oldest = this.#moments[this.#next] ?? Number.NEGATIVE_INFINITY;
    if (now < this.#mutedUntil || now - oldest < 1000) {
      this.#mutedUntil = Math.max(this.#mutedUntil, now + 1000);
      // A clock has fractions: a second and a billionth is a second.
      return Math.ceil(Math.round(this.#mutedUntil - now) / 1000);
    }
    this.#moments[this.#next] = now;
    this.#next = (this.#next + 1) % this.#most;
    return 0;
  }
}

/** Counts without refusing anybody. */
export class LastSecond {
  #moments: number[] = [];
  #first = 0;

  /** How many came in the second that ends now, this one among them. */
  enter(now: number): number {
    this.#moments.push(now);
    while (now - (this.#moments[this.#first] ?? now) >= 1000) this.#first++;
    // What is old is thrown away in large pieces, which is cheaper.
    if (this.#first > 10_000) {
      this.#moments = this.#moments.slice(this.#first);
      this.#first = 0;
    }
    return this.#moments.length - this.#first;
  }
}
