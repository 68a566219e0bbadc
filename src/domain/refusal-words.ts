/** Why somebody who asked to join is not let in, most often: one tap instead of typing. */
export const REFUSAL_WORDS = ["unknown", "enough", "elsewhere"] as const;
export type RefusalWord = (typeof REFUSAL_WORDS)[number];

/** Characters of a word that an admin writes. It is sent, and stored nowhere. */
export const LONGEST_REFUSAL = 300;
