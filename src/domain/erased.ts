/** What is kept of a person, part by part, as /dataku shows it. */
export const OWN_PARTS = [
  ...(["member", "talks", "practice", "read", "linkedGroups", "invites", "pageSessions", "pageFile"] as const),
  ...(["letters", "alerts", "referrals"] as const),
  ...(["referralsOfOthers", "cases", "casesOfOthers", "rumours", "directory", "broadcasts"] as const),
  ...(["broadcastsOfOthers", "broadcastsToYou", "adminLog"] as const),
] as const;
export type OwnPart = (typeof OWN_PARTS)[number];

export interface OwnCount {
  readonly part: OwnPart;
  readonly count: number;
}

/** What erasing a person did: the proof that is shown. */
export interface Erased {
  readonly gone: readonly OwnCount[];
  /** Stays for others' sake: without the account number, and without the person's words. */
  readonly nameless: readonly OwnCount[];
  /** Looked for again afterwards, and nothing was found. */
  readonly isWhole: boolean;
}

/** How long numbers of messages are kept after the last one, so that nothing is answered twice. Milliseconds. */
export const NUMBERS_KEPT = 2 * 24 * 3600 * 1000;
