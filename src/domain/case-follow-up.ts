import type { Case } from "./case.ts";
import type { CaseBook } from "./case-book.ts";

/** What a change of a case brings with it: the next check-in, a word to somebody. Safe to repeat. */
export interface CaseFollowUp {
  /** As the case stands by then, which may be later than the change. */
  afterChange(changed: Case): Promise<void>;
}

/**
 * The same book, which has each opening and each change followed up before it answers, and again when its act is repeated:
 * a crash between the two loses nothing.
 */
export function followCases(book: CaseBook, followUps: readonly CaseFollowUp[]): CaseBook {
  const follow = async (changed: Case): Promise<void> => {
    for (const followUp of followUps) await followUp.afterChange(changed);
  };
  return {
    ...book,
    async open(draft, act) {
      const opening = await book.open(draft, act);
      if (opening.kind === "opened") await follow(opening.case);
      return opening;
    },
    async file(attempt) {
      const filing = await book.file(attempt);
      if (filing.kind === "moved") await follow((await book.find(attempt.code)) ?? filing.case);
      return filing;
    },
  };
}
