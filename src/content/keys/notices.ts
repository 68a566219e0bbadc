/** The messages of what the bot says unasked: reminders, alerts, tasks. */
export const NOTICES_MESSAGES = {} as const satisfies Readonly<Record<string, readonly string[]>>;
