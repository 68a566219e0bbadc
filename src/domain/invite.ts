/** A door opener that an admin hands out as a link. */
export interface Invite {
  readonly code: string;
  /** How many people may still join with it. */
  readonly usesLeft: number;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

export interface Invites {
  /** `act` names the update: the same one once more makes no second invite. */
  create(wanted: { readonly uses: number; readonly days: number; readonly act: string }): Promise<Invite>;
  /** Counts each member once, however often the link is opened. */
  redeem(code: string, memberId: number): Promise<"welcome" | "used up" | "unknown">;
  /** Those that still let somebody in, the one that expires first before the others. */
  open(): Promise<readonly Invite[]>;
  /** False when it had ended before. */
  end(code: string): Promise<boolean>;
}
