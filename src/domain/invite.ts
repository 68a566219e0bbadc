/** A door opener that an admin hands out as a link. */
export interface Invite {
  readonly code: string;
  /** How many people may still join with it. */
  readonly usesLeft: number;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

export interface Invites {
  create(uses: number, days: number): Promise<Invite>;
  /** Counts each member once, however often the link is opened. */
  redeem(code: string, memberId: number): Promise<"welcome" | "used up" | "unknown">;
}
