/** Guidance. Plain words: the page escapes what it shows. */
export const OFFICE_GUIDANCE_MESSAGES = {
  "office.menu-guidance": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
