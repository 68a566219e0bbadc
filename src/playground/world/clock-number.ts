const START = Date.UTC(2026, 0, 1);

/**
 * A number that grows with the clock, four a second. A bot remembers update numbers, messages and people of earlier
 * runs in its own store, so a new run must not give the same numbers again.
 */
export function clockNumber(): number {
  return Math.floor((Date.now() - START) / 250);
}
