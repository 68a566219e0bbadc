/** What a page says once after something was done: the message is `office.said-…`. */
export const OFFICE_SAYINGS = ["done", "already", "too-late"] as const;
export type Saying = (typeof OFFICE_SAYINGS)[number];
