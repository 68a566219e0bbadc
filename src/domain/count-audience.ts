import { type Audience, type Exclusion, type MemberFacts, type Standing, standingIn } from "./audience.ts";

/** People, each counted once: recipients, outside and all the excluded make everybody who was looked at. */
export interface AudienceCount {
  readonly recipients: number;
  readonly outside: number;
  readonly excluded: Readonly<Record<Exclusion, number>>;
}

export interface AudienceSieve {
  /** What this person is to the audience; "repeated" for somebody who came before, who counts no second time. */
  sort(facts: MemberFacts): Standing | { readonly kind: "repeated" };
  count(): AudienceCount;
}

/**
 * For members that come in pages, in any order and some of them twice, as a scan of Redis gives them. It keeps the ids it
 * has seen and nothing else; whoever is "in" is a recipient, at the first time only.
 */
export function openSieve(audience: Audience): AudienceSieve {
  const seen = new Set<number>();
  const excluded = { joining: 0, pending: 0, refused: 0, suspended: 0, "not consented": 0, blocked: 0 };
  let recipients = 0;
  let outside = 0;

  return {
    sort(facts) {
      if (seen.has(facts.member.id)) return { kind: "repeated" };
      seen.add(facts.member.id);
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
