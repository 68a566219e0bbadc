export const FIRST_PERSON = 1_000_000;
export const BULK_TOKEN = "1000000001:bulk";

export interface BulkWishes {
  /** How many people there are, with ids from FIRST_PERSON on. */
  readonly people: number;
  /** In any sliding second; without it there is no limit. */
  readonly perSecond?: number;
  readonly delayMilliseconds?: number;
}

/** Three of a hundred have blocked the bot, one of a hundred cannot be sent to. */
export function fateOf(id: number): "reached" | "blocked" | "failing" {
  const rest = id % 100;
  if (rest < 3) return "blocked";
  return rest === 3 ? "failing" : "reached";
}

export interface BulkBooks {
  /** Of each person, in order of id, how many messages have arrived. */
  readonly arrived: Int32Array;
  readonly floods: number;
  /** When messages arrived and the bot was told so, in ms from the first one; the latest 200,000. */
  readonly moments: readonly number[];
  /** Ms from handing over an update of this chat to the first answer, in the order of answering. */
  readonly waits: readonly number[];
}

/** The most that arrived in any sliding second. */
export function mostInASecond(moments: readonly number[]): number {
  let [most, first] = [0, 0];
  for (let last = 0; last < moments.length; last++) {
    while ((moments[last] ?? 0) - (moments[first] ?? 0) >= 1000) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
