/** The messages of /sumber. */
export const SOURCES_MESSAGES = {} as const satisfies Readonly<Record<string, readonly string[]>>;
