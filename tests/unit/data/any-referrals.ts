import fc from "fast-check";
import { move } from "../../../src/domain/move-referral.ts";
import type { Referral } from "../../../src/domain/referral.ts";
import { startReferral } from "../../../src/domain/referral-log.ts";
import { anyDrafts, likelyAttempts, MONDAY_MORNING } from "./a-referral.ts";

const DAY = 86_400_000;

/** Kemendagri codes of provinces, regencies and districts. */
export const anyAreas = fc.constantFrom("34", "34.04", "34.04.01", "34.04.02", "34.71", "33.10", "51.71.02");

/** As they come about: by moves only, in all kinds of places and over two months. */
export const anyReferrals: fc.Arbitrary<readonly Referral[]> = fc.array(
  fc.tuple(anyDrafts, anyAreas, fc.nat(60), likelyAttempts).map(([draft, place, days, attempts]) => {
    let at = MONDAY_MORNING - days * DAY;
    return attempts.reduce<Referral>(
      (referral, { event, actor, wait }) => {
        at += wait;
        const moved = move(referral, event, actor, at);
        return moved.kind === "moved" ? moved.referral : referral;
      },
      startReferral({ ...draft, place, startedAt: at }),
    );
  }),
  { maxLength: 25 },
);
