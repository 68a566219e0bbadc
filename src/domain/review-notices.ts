/** An agreement of a case. */
export interface AgreementPlace {
  readonly code: string;
  /** Id of the paper. */
  readonly paper: string;
}

/**
 * What the bot asks at the day of review, of a Telegram user id in that person's language: was the agreement kept?
 * False when the person cannot be reached any more; throws while Telegram is away.
 */
export interface ReviewNotices {
  /** For somebody who is not the owner, `isOwners` is false. */
  askOfReview(to: number, agreement: AgreementPlace, isOwners: boolean): Promise<boolean>;
}
