/** The overview and the map. Plain words: the page escapes what it shows. */
export const OFFICE_MAP_MESSAGES = {
  "office.menu-overview": [],
  "office.menu-map": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
