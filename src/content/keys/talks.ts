/** The messages for talks that were begun with another release. */
export const TALKS_MESSAGES = {
  "talks.changed": [],
  "talks.anew": [],
  "talks.newer": [],
} as const;
