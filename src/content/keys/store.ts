/** What admins hear of the store. */
export const STORE_MESSAGES = {
  "store.full": [],
  "store.disk": [],
  "store.away": [],
  "store.well": [],
} as const;
