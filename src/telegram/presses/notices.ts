/** The buttons of what the bot says unasked: reminders, alerts, tasks. */
export const NOTICES_FORMS = {} as const;
