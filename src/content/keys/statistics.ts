/** The messages of /statistik. */
export const STATISTICS_MESSAGES = {} as const satisfies Readonly<Record<string, readonly string[]>>;
