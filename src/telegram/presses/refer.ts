/** The buttons of /rujuk. */
export const REFER_FORMS = {} as const;
