import { NATIONWIDE, provinceOf, regencyOf } from "./area.ts";
import type { PracticeQuestion } from "./practice.ts";
import { wilsonLowerBound } from "./statistics.ts";

/** How a question of a situation was answered at the first try, by enough different people that nobody can be guessed. */
export interface PracticeTally {
  readonly situation: string;
  readonly question: PracticeQuestion;
  readonly right: number;
  readonly wrong: number;
}

/** Where the answer of somebody who lives there is counted, from small to large; never closer than a regency. */
export function tallyAreas(place: string | undefined): readonly string[] {
  if (place === undefined) return [NATIONWIDE];
  return [regencyOf(place), provinceOf(place), NATIONWIDE].filter((area) => area !== undefined);
}

/** The counts that a coordinator of this area is shown: those of the regency for one of a district. */
export function tallyAreaOf(area: string): string {
  return regencyOf(area) ?? area;
}

/** Where people go wrong, the surest first: two of five say less than forty of a hundred. Without what all had right. */
export function hardestFirst(tallies: readonly PracticeTally[]): readonly PracticeTally[] {
  const share = ({ right, wrong }: PracticeTally) => wilsonLowerBound(wrong, right + wrong);
  return tallies.filter(({ wrong }) => wrong > 0).toSorted((a, b) => share(b) - share(a));
}
