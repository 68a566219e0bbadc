/** Above 32 bits, as the numbers of new accounts are. */
export const FIRST_PERSON = 7_000_000_000;
export const BULK_TOKEN = "1000000001:bulk";

export interface BulkWishes {
  /** How many people there are, with ids from FIRST_PERSON on. */
  readonly people: number;
  /** In any sliding second; without it there is no limit. Holds for what goes to the many; answers are counted apart. */
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
  /** Of each person, how many were refused for good. */
  readonly refused: Int32Array;
  readonly floods: number;
  /** The most that came in any sliding second, those refused as a flood too. */
  readonly largestSecond: number;
  /** Between the first and the last one that was no flood, in ms. */
  readonly took: number;
  /** Messages and edits that were not for the many. */
  readonly answers: number;
  /** Ms from handing over an update of this chat to the first answer, in the order of answering. */
  readonly waits: readonly number[];
}

/** What a chat under observation was shown. */
export interface BulkWord {
  readonly chat: number;
  readonly message: number;
  readonly text: string;
  readonly isForMany: boolean;
  readonly buttons: readonly { readonly text: string; readonly data: string }[];
}

/** From the test to the server, each answered. */
export type BulkOrder =
  /** What holds this mark is for the many; until one is given, all messages to the people are. */
  | { readonly kind: "mark"; readonly mark: string }
  | { readonly kind: "watch"; readonly chats: readonly number[] }
  | { readonly kind: "updates"; readonly updates: readonly object[] }
  | { readonly kind: "books" | "clear" };
