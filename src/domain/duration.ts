/** Milliseconds, as every moment and every duration of the referrals is. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
