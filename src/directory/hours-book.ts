import type { WeeklyHours } from "../domain/opening-hours.ts";
import { isOpenIn, openMinutes } from "./open-minutes.ts";

/** No hours are known. */
export const NO_HOURS = 0;

/** Each set of hours once, under a number: half of all offices open and close together. None is ever taken out. */
export class HoursBook {
  readonly #numbers = new Map<string, number>();
  readonly #minutes: (readonly number[])[] = [[]];
  /** The minute of the week for which was last looked, and what was seen. */
  readonly #askedFor: number[] = [-1];
  readonly #isOpen: boolean[] = [false];

  numberOf(hours: WeeklyHours | undefined): number {
    if (hours === undefined) return NO_HOURS;
    const minutes = openMinutes(hours);
    const name = minutes.join();
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#minutes.push(minutes) - 1;
    this.#numbers.set(name, number);
    this.#askedFor.push(-1);
    this.#isOpen.push(false);
    return number;
  }

  /** In a minute of the week, UTC. */
  isOpen(number: number, minute: number): boolean {
    if (this.#askedFor[number] === minute) return this.#isOpen[number] ?? false;
    const isOpen = isOpenIn(this.#minutes[number] ?? [], minute);
    this.#askedFor[number] = minute;
    this.#isOpen[number] = isOpen;
    return isOpen;
  }
}
