/** What a process dies of that was started with `dies-of-words.ts`. */
export const DEADLY_WORDS = "kata yang mematikan";
