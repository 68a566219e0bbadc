import type { ReferralEvent } from "../../../src/domain/referral.ts";

export interface PromisedCase {
  readonly owner: number;
  readonly code: string;
  readonly notes: string[];
}

export interface PromisedReferral {
  readonly owner: number;
  readonly code: string;
  readonly moves: ReferralEvent["kind"][];
}

/** What the screen has confirmed to people: this must stand, and nothing besides. */
export interface Promised {
  readonly cases: readonly PromisedCase[];
  readonly referrals: readonly PromisedReferral[];
  /** Results that were not made of the answers that were given. */
  readonly astray: readonly string[];
  /** Whose answer was lost: whether the act counts nobody told, so more may stand there than was promised. */
  readonly doubted: Set<number>;
  case(owner: number, code: string): PromisedCase;
  referral(owner: number, code: string): PromisedReferral;
  compare(result: { readonly expected: string; readonly shown: string }): void;
}

export function openPromises(): Promised {
  const cases: PromisedCase[] = [];
  const referrals: PromisedReferral[] = [];
  const astray: string[] = [];
  return {
    ...{ cases, referrals, astray, doubted: new Set() },
    case(owner, code) {
      const opened = { owner, code, notes: [] };
      cases.push(opened);
      return opened;
    },
    referral(owner, code) {
      const sent = { owner, code, moves: [] };
      referrals.push(sent);
      return sent;
    },
    compare({ expected, shown }) {
      if (expected !== shown) astray.push(`a result was made of other answers: expected ${expected}, shown ${shown}`);
    },
  };
}
