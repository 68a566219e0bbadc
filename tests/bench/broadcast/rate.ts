import { openBulkHouse } from "../../support/bulk-house.ts";

export interface RateFigures {
  readonly pace: number;
  readonly people: number;
  /** Of what BROADCAST_PER_SECOND allows, in percent. */
  readonly used: number;
  readonly mostInASecond: number;
  readonly floods: number;
}

/** The whole bot sends to everybody at this pace, for so many seconds, to a Telegram that refuses what is too fast. */
export async function measureRate(pace: number, seconds: number): Promise<RateFigures> {
  const people = pace * seconds;
  const house = await openBulkHouse({ people, pace, perSecond: pace });
  try {
    const campaign = await house.order({ isUrgent: true });
    await house.start();
    await house.untilDone(campaign);
    const { took, largestSecond, floods } = await house.telegram.books();
    // Between the first and the last one lies one interval less than there are people.
    const used = ((people - 1) * 100_000) / took / pace;
    return { ...{ pace, people, used, floods }, mostInASecond: largestSecond };
  } finally {
    await house.close();
  }
}
