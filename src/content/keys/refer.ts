/** The messages of /rujuk. */
export const REFER_MESSAGES = {} as const satisfies Readonly<Record<string, readonly string[]>>;
