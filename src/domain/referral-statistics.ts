import { isWithin, NATIONWIDE } from "./area.ts";
import { DAY, HOUR } from "./duration.ts";
import type { NeedCategory } from "./need.ts";
import { wasAcknowledgedInTime } from "./quality.ts";
import type { Referral } from "./referral.ts";
import {
  isOverdue,
  STANDING_GROUPS,
  STANDINGS,
  type Standing,
  type StandingGroup,
  standingOf,
} from "./referral-standing.ts";
import { medianOfCounts } from "./statistics.ts";

export const PERIODS = ["7-days", "30-days", "90-days", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** How many referrals stand where. */
export type Tally = Readonly<Record<Standing, number>>;

export interface CategoryCounts {
  readonly tally: Tally;
  /** From sending to the client's word; left out when nothing arrived yet. */
  readonly medianDays?: number;
}

export interface ReferralCounts extends CategoryCounts {
  /** Only what was needed. */
  readonly byCategory: ReadonlyMap<NeedCategory, CategoryCounts>;
  /** By Kemendagri code as it stands in the referral: a district or a regency. */
  readonly byPlace: ReadonlyMap<string, Tally>;
  /** Sent so long ago that the deadline has passed; cancelled ones and wrong entries left out. */
  readonly due: number;
  /** Of those due: the source answered by the deadline. */
  readonly acknowledgedInTime: number;
  /** Of those due: nothing was ever heard, neither from the source nor from the client. */
  readonly silent: number;
}

export interface CountQuestion {
  /** Milliseconds since the epoch, both; referrals begun before `since` are left out. */
  readonly now: number;
  readonly since: number;
  /** Kemendagri code, or the whole country. */
  readonly area: string;
}

/** The start of a period that ends now; ms since the epoch. */
export function startOf(period: Period, now: number): number {
  return period === "all" ? 0 : now - Number.parseInt(period, 10) * DAY;
}

/**
 * Counts referrals as they come, one by one: what is held grows with categories, places and hours to help, never with
 * the referrals. The sums of categories and of places are both the whole. Source: domain rules, section 5.
 */
export async function countReferrals(
  referrals: AsyncIterable<Referral> | Iterable<Referral>,
  question: CountQuestion,
): Promise<ReferralCounts> {
  const counter = createCounter(question);
  for await (const referral of referrals) counter.add(referral);
  return counter.counts();
}

export type CountsByPeriod = Readonly<Record<Period, ReferralCounts>>;

/** The same for each period, in one go over the referrals. */
export async function countByPeriod(
  referrals: AsyncIterable<Referral> | Iterable<Referral>,
  { now, area }: Omit<CountQuestion, "since">,
): Promise<CountsByPeriod> {
  const counters = PERIODS.map((period) => ({ period, ...createCounter({ now, since: startOf(period, now), area }) }));
  for await (const referral of referrals) {
    for (const { add } of counters) add(referral);
  }
  return Object.fromEntries(counters.map(({ period, counts }) => [period, counts()])) as CountsByPeriod;
}

function createCounter({ now, since, area }: CountQuestion) {
  const all = emptyGroup();
  const categories = new Map<NeedCategory, Group>();
  const places = new Map<string, Group["tally"]>();
  const feedback = { due: 0, acknowledgedInTime: 0, silent: 0 };
  return {
    add(referral: Referral): void {
      if (referral.startedAt < since || !isWithin(referral.place, area)) return;
      const standing = standingOf(referral, now);
      addTo(all, referral, standing);
      addTo(entryOf(categories, referral.need.category, emptyGroup), referral, standing);
      entryOf(places, referral.place, emptyTally)[standing]++;
      if (!isDue(referral, standing, now)) return;
      feedback.due++;
      if (wasAcknowledgedInTime(referral)) feedback.acknowledgedInTime++;
      if (isSilent(referral)) feedback.silent++;
    },
    counts: (): ReferralCounts => ({
      ...toCounts(all),
      byCategory: new Map([...categories].map(([category, group]) => [category, toCounts(group)])),
      byPlace: places,
      ...feedback,
    }),
  };
}

export function sumOf(tally: Tally, group?: StandingGroup): number {
  const standings: readonly Standing[] = group === undefined ? STANDINGS : STANDING_GROUPS[group];
  return standings.reduce((sum, standing) => sum + tally[standing], 0);
}

/** One step down from an area: the regencies of a province. What is known no more exactly stands under the area itself. */
export function tallyPlacesIn(area: string, byPlace: ReferralCounts["byPlace"]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Group["tally"]>();
  for (const [place, tally] of byPlace) {
    if (!isWithin(place, area)) continue;
    const sum = entryOf(tallies, placeBelow(area, place), emptyTally);
    for (const standing of STANDINGS) sum[standing] += tally[standing];
  }
  return tallies;
}

/** The place that lies one step below the area and holds the other; the area itself where nothing closer is known. */
export function placeBelow(area: string, place: string): string {
  const depth = area === NATIONWIDE ? 1 : area.split(".").length + 1;
  return place.split(".").slice(0, depth).join(".");
}

interface Group {
  readonly tally: Record<Standing, number>;
  /** How often help took so many whole hours. */
  readonly hours: Map<number, number>;
}

function emptyTally(): Group["tally"] {
  return Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Group["tally"];
}

function emptyGroup(): Group {
  return { tally: emptyTally(), hours: new Map() };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, empty: () => Value): Value {
  const value = map.get(key) ?? empty();
  map.set(key, value);
  return value;
}

function addTo({ tally, hours }: Group, { sentAt, receivedAt }: Referral, standing: Standing): void {
  tally[standing]++;
  if (sentAt === undefined || receivedAt === undefined || standing === "mistake") return;
  const taken = Math.round((receivedAt - sentAt) / HOUR);
  hours.set(taken, (hours.get(taken) ?? 0) + 1);
}

function toCounts({ tally, hours }: Group): CategoryCounts {
  const medianHours = medianOfCounts(hours);
  return { tally, ...(medianHours !== undefined && { medianDays: (medianHours * HOUR) / DAY }) };
}

function isDue(referral: Referral, standing: Standing, now: number): boolean {
  return standing !== "cancelled" && standing !== "mistake" && isOverdue(referral, now);
}

/** A refusal is an answer too. */
function isSilent({ acknowledgedAt, client, refusal }: Referral): boolean {
  return acknowledgedAt === undefined && client === undefined && refusal === undefined;
}
