/** The buttons of /statistik. */
export const STATISTICS_FORMS = {} as const;
