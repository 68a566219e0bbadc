/** How much there may be of what a volunteer can make grow. Each is told in words when it is reached. */
export const CASE_LIMITS = {
  /** Open cases of one person. */
  openCases: 200,
  /** Letters of a note, of a call for help, of an answer. */
  words: 2000,
  notes: 100,
  /** Lines of one timeline. What must never be lost (a danger, help, a way out of the case) is written beyond it. */
  entries: 500,
  papers: 30,
} as const;
