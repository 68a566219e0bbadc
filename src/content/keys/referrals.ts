/** The messages of /rujukan. */
export const REFERRALS_MESSAGES = {} as const satisfies Readonly<Record<string, readonly string[]>>;
