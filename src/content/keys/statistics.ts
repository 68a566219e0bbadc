/** The messages of /statistik, and of the quality of sources. */
export const STATISTICS_MESSAGES = {
  "word.quality-none": [],
  "word.quality-few": ["outcomes"],
  "word.quality-unproven": ["outcomes"],
  "word.quality-proven": ["tenths", "outcomes"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
