import fc from "fast-check";
import type { Audience, MemberFacts } from "../../../src/domain/audience.ts";
import { CONSENT_VERSION, MEMBER_STATUSES, type Member } from "../../../src/domain/member.ts";

export const PLACES = ["34", "34.04", "34.04.01", "34.02", "73", "73.71"];
export const UPDATES = ["u1", "u2"];
export const JOINED = ["2026-01-05T02:00:00.000Z", "2026-06-01T00:00:00.000Z", "2026-11-01T10:30:00.000Z"];
export const CONSENT = { version: CONSENT_VERSION, at: "2026-01-01T00:00:00.000Z" };

const anyMembers: fc.Arbitrary<Member> = fc.record(
  {
    id: fc.integer({ min: 1, max: 30 }),
    language: fc.constantFrom("id", "en"),
    status: fc.oneof(fc.constant("active" as const), fc.constantFrom(...MEMBER_STATUSES)),
    isReachable: fc.oneof(fc.constant(true), fc.boolean()),
    place: fc.constantFrom(...PLACES),
    looksAfter: fc.constantFrom(...PLACES),
    joinedAt: fc.constantFrom(...JOINED),
    consent: fc.constantFrom(CONSENT, CONSENT, { ...CONSENT, version: "1" }),
  },
  { requiredKeys: ["id", "language", "status", "isReachable"] },
);
export const anyFacts: fc.Arbitrary<MemberFacts> = fc.record({
  member: anyMembers,
  role: fc.constantFrom("volunteer", "coordinator", "admin"),
  openReferrals: fc.nat({ max: 2 }),
  readUpdates: fc.subarray(UPDATES),
});
export const anyAudiences: fc.Arbitrary<Audience> = fc.record(
  {
    places: fc.subarray([...PLACES, "ID"]),
    roles: fc.subarray(["volunteer", "coordinator", "admin"]),
    language: fc.constantFrom("id", "en"),
    joinedSince: fc.constantFrom(...JOINED),
    hasOpenReferrals: fc.constant(true),
    hasNotRead: fc.constantFrom(...UPDATES),
  },
  { requiredKeys: [] },
);
