/** The buttons of /sumber. */
export const SOURCES_FORMS = {} as const;
