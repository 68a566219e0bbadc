import { isWithin } from "./area.ts";
import type { NeedCategory } from "./need.ts";
import type { Referral } from "./referral.ts";
import { STANDING_GROUPS, type Standing, standingOf } from "./referral-standing.ts";
import { PERIODS, type Period, placeBelow, startOf } from "./referral-statistics.ts";
import { wilsonLowerBound } from "./statistics.ts";

/** Below this a share says little, and is not told as one. */
export const ENOUGH = 5;

/** What became of the need of a person, as far as it can be told. */
export interface Gap {
  /** Help arrived, in full or in part; or it did not; or it is late. */
  readonly known: number;
  /** Ended, and the source or the help failed the person. */
  readonly without: number;
  /** Open after its deadline. */
  readonly late: number;
}

export interface GapRow {
  /** Kemendagri code: one step below the area, or the area itself where no closer place is known. */
  readonly place: string;
  readonly all: Gap;
  readonly byCategory: ReadonlyMap<NeedCategory, Gap>;
}

export type GapTables = Readonly<Record<Period, readonly GapRow[]>>;

const ARRIVED: readonly Standing[] = [
  ...STANDING_GROUPS.received,
  ...STANDING_GROUPS.helped,
  ...STANDING_GROUPS.partly_helped,
];
const WITHOUT: readonly Standing[] = STANDING_GROUPS.without_help;

interface Counting {
  known: number;
  without: number;
  late: number;
}

/**
 * Where help fails: places one step below the area by what was needed, for each period, in one go over the referrals. What is
 * held grows with places and categories. What is in time, was cancelled or written by mistake, and who could not be reached,
 * says nothing of the help and does not count.
 */
export async function countGaps(
  referrals: AsyncIterable<Referral> | Iterable<Referral>,
  { area, now }: { readonly area: string; readonly now: number },
): Promise<GapTables> {
  const tables = PERIODS.map((period) => ({ period, since: startOf(period, now), rows: new Map<string, Row>() }));
  for await (const referral of referrals) {
    if (!isWithin(referral.place, area)) continue;
    const standing = standingOf(referral, now);
    if (!isKnown(standing)) continue;
    const place = placeBelow(area, referral.place);
    for (const { since, rows } of tables) if (referral.startedAt >= since) note(rows, place, referral, standing);
  }
  return Object.fromEntries(tables.map(({ period, rows }) => [period, toRows(rows)])) as unknown as GapTables;
}

/** Of those that are known: who stands without help, because it ended so or because it is late. */
export function failedIn({ without, late }: Gap): number {
  return without + late;
}

/** The share of those that stand without help, 0 to 1; undefined where too few are known. */
export function failingShare(gap: Gap): number | undefined {
  return gap.known < ENOUGH ? undefined : failedIn(gap) / gap.known;
}

interface Row {
  readonly all: Counting;
  readonly byCategory: Map<NeedCategory, Counting>;
}

function isKnown(standing: Standing): boolean {
  return standing === "late" || ARRIVED.includes(standing) || WITHOUT.includes(standing);
}

function note(rows: Map<string, Row>, place: string, { need }: Referral, standing: Standing): void {
  const row: Row = rows.get(place) ?? { all: nothing(), byCategory: new Map() };
  rows.set(place, row);
  const cell = row.byCategory.get(need.category) ?? nothing();
  row.byCategory.set(need.category, cell);
  for (const count of [row.all, cell]) {
    count.known++;
    if (WITHOUT.includes(standing)) count.without++;
    if (standing === "late") count.late++;
  }
}

function nothing(): Counting {
  return { known: 0, without: 0, late: 0 };
}

/** The worst first: by the share that is all but certain, so that one failure of one does not stand above fifty of a hundred. */
function toRows(rows: ReadonlyMap<string, Row>): readonly GapRow[] {
  const grade = ({ all }: GapRow) => wilsonLowerBound(failedIn(all), all.known);
  return [...rows]
    .map(([place, row]) => ({ place, ...row }))
    .toSorted((one, other) => grade(other) - grade(one) || (one.place < other.place ? -1 : 1));
}
