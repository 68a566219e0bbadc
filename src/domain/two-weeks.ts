import { isWithin } from "./area.ts";
import type { Case } from "./case.ts";
import type { CaseBook } from "./case-book.ts";
import { DAY } from "./duration.ts";
import type { Member, Members } from "./member.ts";
import type { Referral } from "./referral.ts";
import type { ReferralBook } from "./referral-book.ts";
import { startOfWeek, weekOf } from "./week.ts";

/** What is counted of a week, in the order in which it is told. */
export const WEEK_COUNTS = ["referralsOpened", "helped", "casesOpened", "casesClosed", "joined"] as const;
export type WeekCount = (typeof WEEK_COUNTS)[number];
export type WeekCounts = Readonly<Record<WeekCount, number>>;

/** This week so far, and the week before up to the same hour of the same day: else each Monday would look quiet. */
export interface TwoWeeks {
  readonly now: WeekCounts;
  readonly before: WeekCounts;
  /** Active members of the area, whenever they joined. */
  readonly members: number;
}

interface Question {
  /** Kemendagri code, or the whole country. */
  readonly area: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly readTime: (iso: string) => number;
}

interface Books {
  readonly book: Pick<ReferralBook, "all">;
  readonly cases: Pick<CaseBook, "all">;
  readonly members: Pick<Members, "everyone">;
}

const WEEK = 7 * DAY;

/** Counts them as they come, in one go; what is held does not grow with them. Throws StoreAway. */
export async function countTwoWeeks({ area, now, readTime }: Question, books: Books): Promise<TwoWeeks> {
  const counters = [
    createCounter(startOfWeek(weekOf(now)), now),
    createCounter(startOfWeek(weekOf(now)) - WEEK, now - WEEK),
  ];
  let members = 0;
  for await (const referral of books.book.all()) {
    if (isWithin(referral.place, area)) for (const { addReferral } of counters) addReferral(referral);
  }
  for await (const one of books.cases.all()) {
    if (isWithin(one.place, area)) for (const { addCase } of counters) addCase(one);
  }
  for await (const page of books.members.everyone()) {
    for (const { status, place, joinedAt } of page) {
      if (status !== "active" || !isOfArea(place, area)) continue;
      members++;
      if (joinedAt !== undefined) for (const { addJoined } of counters) addJoined(readTime(joinedAt));
    }
  }
  const [thisWeek, lastWeek] = counters.map(({ counts }) => counts);
  return { now: thisWeek ?? NOTHING, before: lastWeek ?? NOTHING, members };
}

const NOTHING: WeekCounts = { referralsOpened: 0, helped: 0, casesOpened: 0, casesClosed: 0, joined: 0 };

function createCounter(from: number, until: number) {
  const counts: Record<WeekCount, number> = { ...NOTHING };
  const note = (what: WeekCount, at: number | undefined) => {
    if (at !== undefined && at >= from && at <= until) counts[what]++;
  };
  return {
    counts,
    addReferral({ state, startedAt, receivedAt }: Referral): void {
      if (state === "salah_input") return;
      note("referralsOpened", startedAt);
      note("helped", receivedAt);
    },
    addCase({ openedAt, closedAt }: Case): void {
      note("casesOpened", openedAt);
      note("casesClosed", closedAt);
    },
    addJoined: (at: number) => note("joined", at),
  };
}

/** Whoever has named no place belongs to the whole country only. */
function isOfArea(place: Member["place"], area: string): boolean {
  return isWithin(place ?? "", area);
}
