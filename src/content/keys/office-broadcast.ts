/** Broadcasts and guidance. Plain words: the page escapes what it shows. */
export const OFFICE_BROADCAST_MESSAGES = {
  "office.menu-broadcasts": [],
  "office.menu-guidance": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
