import type { FollowUp } from "./follow-up.ts";
import type { ReferralBook } from "./referral-book.ts";

/**
 * The same book, which has each draft and each move followed up before it answers, and again when its act is repeated:
 * a crash between the two loses nothing. The follow-up sees how the referral stands by then, not how this move left it,
 * so that of two moves in quick succession the later one counts.
 */
export function followBook(book: ReferralBook, followUp: FollowUp): ReferralBook {
  return {
    ...book,
    async open(draft, words, act) {
      const referral = await book.open(draft, words, act);
      await followUp.afterOpen(referral);
      return referral;
    },
    async file(attempt) {
      const filing = await book.file(attempt);
      if (filing.kind === "moved") await followUp.afterMove((await book.find(attempt.code)) ?? filing.referral);
      return filing;
    },
  };
}
