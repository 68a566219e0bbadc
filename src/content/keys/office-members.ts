/** Members, the log of acts, and exports. Plain words: the page escapes what it shows. */
export const OFFICE_MEMBERS_MESSAGES = {
  "office.menu-members": [],
  "office.menu-audit": [],
  "office.menu-exports": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
