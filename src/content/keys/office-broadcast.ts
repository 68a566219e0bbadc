/** Broadcasts. Plain words: the page escapes what it shows. */
export const OFFICE_BROADCAST_MESSAGES = {
  "office.menu-broadcasts": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
