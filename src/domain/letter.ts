/** What a referral letter tells only if the volunteer ticks it. Everything else in it is a code, a need, a place or a source. */
export const LETTER_PARTS = ["contact", "words"] as const;
export type LetterPart = (typeof LETTER_PARTS)[number];
