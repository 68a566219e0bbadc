/** Referrals, the quality of sources, and where help fails. Plain words: the page escapes what it shows. */
export const OFFICE_REFERRALS_MESSAGES = {
  "office.menu-referrals": [],
  "office.menu-quality": [],
  "office.menu-gaps": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
