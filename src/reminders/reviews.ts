import type { Case, Review } from "../domain/case.ts";
import type { CaseBook } from "../domain/case-book.ts";
import type { CaseFollowUp } from "../domain/case-follow-up.ts";
import { DAY, HOUR } from "../domain/duration.ts";
import type { Members } from "../domain/member.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import type { ReviewNotices } from "../domain/review-notices.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { ReminderJob, ReminderQueue } from "./queue.ts";
import { groupsAround, isThere, tellNearest } from "./receivers.ts";

export interface ReviewAsking {
  readonly cases: Pick<CaseBook, "find">;
  readonly members: Pick<Members, "find" | "coordinatorsOf" | "admins">;
  readonly reviewNotices: ReviewNotices;
  readonly queue: Pick<ReminderQueue, "add">;
  readonly adminIds: readonly number[];
  readonly now: () => Date;
}

type ReviewJob = Extract<ReminderJob, { readonly name: "review" }>;

/** As for a referral: the volunteer on the day and three days later, then whoever looks after the place. */
const PAUSE = 3 * DAY;
const FOR_OWNER = 2;
const FOR_ALL = 3;
/** The id of a question that was asked stays taken for longer than any sweep adds it. */
const ONCE_IN_DAYS = 60;
const SWEPT_FOR = 30 * DAY;
const WHEN_NOBODY = HOUR;

/** Each agreement whose review is to come has its first job, from the moment it is filed. Safe to repeat. */
export function createReviewFollowUp(house: Pick<ReviewAsking, "queue" | "now">): CaseFollowUp {
  return { afterChange: (changed) => scheduleReviews(changed, house) };
}

/** What was lost in a crash, or while Redis was away; of closed cases too. */
export async function sweepReviews(
  house: Pick<ReviewAsking, "queue" | "now"> & { readonly cases: Pick<CaseBook, "all"> },
): Promise<void> {
  for await (const it of house.cases.all()) await scheduleReviews(it, house);
}

/**
 * Asks whether an agreement was kept, until somebody has told. Gives the milliseconds after which to look again. The next question
 * is added before this one is asked: a crash between the two asks twice, never not at all. While a danger is on it waits: nobody is
 * sent to the parties.
 */
export async function askOfReview(
  { code, paper, number }: ReviewJob,
  house: ReviewAsking,
): Promise<number | undefined> {
  const it = await house.cases.find(code);
  const review = it?.reviews.find((one) => one.paper === paper);
  if (it === undefined || review === undefined || review.held !== undefined) return undefined;
  const now = house.now().getTime();
  const due = outsideQuietHours(Math.max(now, dueAt(review, number)), offsetAt(it.place));
  if (due > now) return due - now;
  if (it.dangers.length > 0) return DAY;

  if (number < FOR_ALL && !(await addJob({ name: "review", code, paper, number: number + 1 }, PAUSE, house))) {
    throw new Error("The next question about an agreement could not be added.");
  }
  return (await tell(it, { code, paper, number }, house)) ? undefined : WHEN_NOBODY;
}

function dueAt({ at }: Review, number: number): number {
  return at + (number - 1) * PAUSE;
}

async function scheduleReviews(it: Case, { queue, now }: Pick<ReviewAsking, "queue" | "now">): Promise<void> {
  const at = now().getTime();
  for (const review of it.reviews) {
    if (review.held !== undefined || review.at + SWEPT_FOR < at) continue;
    const job = { name: "review", code: it.code, paper: review.paper, number: 1 } as const;
    await addJob(job, review.at - at, { queue });
  }
}

function addJob(job: ReviewJob, delay: number, { queue }: Pick<ReviewAsking, "queue">): Promise<boolean> {
  const id = `review.${job.code}.${job.paper}.${job.number}`;
  return queue.add(job, { id, delay, onceInDays: ONCE_IN_DAYS });
}

/** An owner who is gone, suspended or out of reach answers nothing: whoever looks after the place is asked. */
async function tell(
  it: Case,
  { number, ...agreement }: Omit<ReviewJob, "name">,
  house: ReviewAsking,
): Promise<boolean> {
  const { members, reviewNotices } = house;
  const { owner } = it;
  const isOwners = number <= FOR_OWNER && (await isThere(owner, members));
  if (isOwners && (await reviewNotices.askOfReview(owner, agreement, true))) return true;
  return tellNearest(await groupsAround(it, house), (to) => reviewNotices.askOfReview(to, agreement, to === owner));
}
