/** What a page says once after something was done: the message is `office.said-…`. */
export const OFFICE_SAYINGS = [
  ...(["done", "already", "too-late"] as const),
  ...(["member-told", "member-untold", "member-decided", "member-last-admin"] as const),
  ...(["member-in-settings", "member-not-yourself", "invite-made", "invite-ended", "invite-over"] as const),
] as const;
export type Saying = (typeof OFFICE_SAYINGS)[number];
