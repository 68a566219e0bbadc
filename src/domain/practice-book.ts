import type { PracticeQuestion } from "./practice.ts";
import type { PracticeProgress } from "./practice-progress.ts";
import type { PracticeTally } from "./practice-tally.ts";

export interface PracticeAnswer {
  readonly situation: string;
  readonly question: PracticeQuestion;
  readonly isRight: boolean;
  /** Undefined after the last question: then the situation is closed. */
  readonly next: PracticeQuestion | undefined;
  /** Names the update: the same one once more is told what it was told the first time, and changes nothing. */
  readonly act: string;
}

export type AnswerKept =
  | {
      readonly kind: "kept";
      /** The first answer of this person to this question, kept just now: the one that is counted. */
      readonly isFirst: boolean;
      readonly progress: PracticeProgress;
    }
  /** Answered before, or another situation has been opened since. */
  | { readonly kind: "not open" };

export interface CountedAnswer {
  readonly situation: string;
  readonly question: PracticeQuestion;
  readonly isRight: boolean;
  readonly person: number;
  /** Kemendagri code of where the person lives. */
  readonly place: string | undefined;
}

/** What volunteers have practised: of each the own progress, of all together counts without names. Throws StoreAway. */
export interface PracticeBook {
  progressOf(person: number): Promise<PracticeProgress>;
  /** The question that waits for an answer. */
  openOf(person: number): Promise<{ readonly situation: string; readonly question: PracticeQuestion } | undefined>;
  /** Opens a situation of so many questions, at the first one never answered, else at its beginning. Gives the index of it. */
  open(person: number, situation: string, questions: number): Promise<number>;
  keepAnswer(person: number, answer: PracticeAnswer): Promise<AnswerKept>;
  /** Costs the answer nothing: it is handed over beside it. What is lost on the way is not counted. */
  count(answer: CountedAnswer): void;
  /** Of this area, only what enough different people have answered. */
  tallies(area: string): Promise<readonly PracticeTally[]>;
  /** The own progress. In the counts nobody can be found. */
  forget(person: number): Promise<void>;
}
