/** The buttons of /direktori. */
export const DIRECTORY_FORMS = {} as const;
