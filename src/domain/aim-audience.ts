import type { Audience } from "./audience.ts";
import { DAY } from "./duration.ts";
import { startOfDay, type WallClock } from "./read-moment.ts";

/** More areas than these are a wider one. */
export const MOST_PLACES = 60;

/** From the beginning of that day on, as `Audience.joinedSince`: asked twice on one day it means the same people. */
export function joinedWithin(days: number, clock: WallClock): number {
  return startOfDay(clock) - days * DAY;
}

export function withoutFilter(audience: Audience, part: keyof Audience): Audience {
  return Object.fromEntries(Object.entries(audience).filter(([name]) => name !== part));
}
