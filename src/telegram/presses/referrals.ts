/** The buttons of /rujukan. */
export const REFERRALS_FORMS = {} as const;
