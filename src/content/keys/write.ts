/** The messages around what somebody writes about a case. */
export const WRITE_MESSAGES = {
  "write.too-long": ["most"],
  "write.in-letters": [],
  "write.or-danger": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
