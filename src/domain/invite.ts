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

/** For how many people, and for how many days. */
export const INVITE_SIZES: readonly number[] = [1, 10, 50];
export const INVITE_DAYS: readonly number[] = [1, 7, 30];
const NAME_LENGTH = 4;

/** Its first letters: enough to tell invites apart, far too few to come in with. */
export function inviteName(code: string): string {
  return code.slice(0, NAME_LENGTH);
}
