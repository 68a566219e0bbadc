/** The messages of /direktori. */
export const DIRECTORY_MESSAGES = {} as const satisfies Readonly<Record<string, readonly string[]>>;
