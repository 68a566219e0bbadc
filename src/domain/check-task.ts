import { DAY } from "./duration.ts";

export const CHECK_ANSWERS = ["right", "wrong", "later"] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

/** Somebody was asked whether an entry of the directory is still true. Moments are ms since the epoch. */
export interface CheckTask {
  readonly source: string;
  /** Telegram user id; 0 when the person has been erased meanwhile. */
  readonly person: number;
  readonly askedAt: number;
  /** False between the decision to ask and Telegram's yes: a crash there must not lose the question. */
  readonly isSent: boolean;
  readonly answer?: CheckAnswer;
  /** Who was asked in this round, `person` among them. */
  readonly asked: readonly number[];
}

/** That a person was asked about an entry; ms since the epoch. */
export interface AskedCheck {
  readonly source: string;
  readonly at: number;
}

/** Keeps one task a source, and how often each person was asked. Throws StoreAway. */
export interface CheckTasks {
  find(source: string): Promise<CheckTask | undefined>;
  /** A new task for this source in place of the one before; not sent yet. */
  assign(task: Pick<CheckTask, "source" | "person" | "askedAt" | "asked">): Promise<void>;
  markSent(source: string, person: number): Promise<void>;
  /** True when this person is the one who was asked; as long as nobody else is, a word may be put right. */
  answer(source: string, person: number, answer: CheckAnswer): Promise<boolean>;
  /** What this person was asked about in the last 180 days, oldest first. */
  askedOf(person: number): Promise<readonly AskedCheck[]>;
  forget(person: number): Promise<void>;
}

/** What the talk needs of it. */
export interface Checks {
  /** False for somebody who was not asked. After "later" the next one is asked. */
  answer(source: string, person: number, answer: CheckAnswer): Promise<boolean>;
  /** What this person was asked about in the last 180 days, oldest first. */
  askedOf(person: number): Promise<readonly AskedCheck[]>;
  forget(person: number): Promise<void>;
}

export type NextCheck =
  | { readonly kind: "wait" }
  | { readonly kind: "send again"; readonly person: number }
  /** Somebody who is not among these. */
  | { readonly kind: "ask"; readonly notThese: readonly number[] };

/** A volunteer has a week to look; an admin two, to put right what was found wrong. */
const TIME_TO_LOOK = 7 * DAY;
const TIME_TO_MEND = 14 * DAY;
/** When all have been asked in vain, it begins anew. */
const ROUND = 30 * DAY;

/** What comes next for an entry that nobody has verified for too long, at a moment in ms since the epoch. */
export function nextCheck(task: CheckTask | undefined, now: number): NextCheck {
  if (task === undefined) return { kind: "ask", notThese: [] };
  const { person, answer, asked, isSent } = task;
  const age = now - task.askedAt;
  if (!isSent && answer === undefined) return { kind: "send again", person };
  if (answer === undefined && age < TIME_TO_LOOK) return { kind: "wait" };
  if (answer === "wrong" && age < TIME_TO_MEND) return { kind: "wait" };
  const isNewRound = answer === "right" || answer === "wrong" || age >= ROUND;
  return { kind: "ask", notThese: isNewRound ? [person] : asked };
}
