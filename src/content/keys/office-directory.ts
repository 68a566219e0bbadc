/** The directory. Plain words: the page escapes what it shows. */
export const OFFICE_DIRECTORY_MESSAGES = {
  "office.menu-directory": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
