import { type Audience, type Exclusion, type MemberFacts, type Standing, standingIn } from "./audience.ts";

/** People, each counted once: recipients, outside and all the excluded make everybody who was looked at. */
export interface AudienceCount {
  readonly recipients: number;
  readonly outside: number;
  readonly excluded: Readonly<Record<Exclusion, number>>;
}

export interface AudienceCounter {
  /** The count, or "late" when it is not there within the time of one answer: then it goes on, and is there for the next. */
  count(audience: Audience, onSlow: () => Promise<void>): Promise<AudienceCount | "late">;
}

export interface AudienceSieve {
  /** What this person is to the audience; "repeated" for an id that is not above the last one, which counts nowhere. */
  sort(facts: MemberFacts): Standing | { readonly kind: "repeated" };
  count(): AudienceCount;
}

/**
 * For members that come in ascending order of id, a page at a time. It keeps the last id and nothing else, so that it is as
 * small for a million; whoever comes out of order is "repeated", so that nobody can be a recipient twice.
 */
export function openSieve(audience: Audience): AudienceSieve {
  let last = Number.NEGATIVE_INFINITY;
  const excluded = { joining: 0, pending: 0, refused: 0, suspended: 0, "not consented": 0, blocked: 0 };
  let recipients = 0;
  let outside = 0;

  return {
    sort(facts) {
      if (facts.member.id <= last) return { kind: "repeated" };
      last = facts.member.id;
      const standing = standingIn(audience, facts);
      if (standing.kind === "in") recipients += 1;
      else if (standing.kind === "outside") outside += 1;
      else excluded[standing.reason] += 1;
      return standing;
    },
    count: () => ({ recipients, outside, excluded: { ...excluded } }),
  };
}

export function countAudience(audience: Audience, people: Iterable<MemberFacts>): AudienceCount {
  const sieve = openSieve(audience);
  for (const facts of people) sieve.sort(facts);
  return sieve.count();
}
