import fc from "fast-check";
import { LANGUAGES } from "../../../src/domain/language.ts";
import { CONSENT_VERSION, MEMBER_STATUSES, type Member } from "../../../src/domain/member.ts";

const PLACES = ["34", "34.04", "34.04.01", "34.04.02", "33.10.01", "51.71.02", "81.71"] as const;

/** Ids as Telegram gives them: long enough not to be found in a date or a count by chance. */
const anyId = fc.integer({ min: 100_000_000, max: 8_000_000_000 });

const anyMember: fc.Arbitrary<Member> = fc
  .record({
    id: anyId,
    language: fc.constantFrom(...LANGUAGES),
    status: fc.constantFrom(...MEMBER_STATUSES, "active" as const, "active" as const),
    place: fc.option(fc.constantFrom(...PLACES), { nil: undefined }),
    looksAfter: fc.option(fc.constantFrom("34.04", "33"), { nil: undefined }),
    isAdmin: fc.boolean(),
    joined: fc.option(fc.integer({ min: Date.UTC(2025, 10), max: Date.UTC(2026, 10, 26) }), { nil: undefined }),
    isReachable: fc.boolean(),
  })
  .map(({ place, looksAfter, isAdmin, joined, ...rest }) => ({
    ...rest,
    ...(place !== undefined && { place }),
    ...(looksAfter !== undefined && { looksAfter }),
    ...(isAdmin && { isAdmin }),
    ...(joined !== undefined && {
      joinedAt: new Date(joined).toISOString(),
      consent: { version: CONSENT_VERSION, at: new Date(joined).toISOString() },
    }),
  }));

/** No two with one id. */
export const anyMembers = fc.uniqueArray(anyMember, { selector: ({ id }) => id, maxLength: 120 });

export async function* pagesOf<T>(all: readonly T[], size = 50): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
