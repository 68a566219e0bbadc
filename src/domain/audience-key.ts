import { isWithin, NATIONWIDE } from "./area.ts";
import { AUDIENCE_ROLES, type Audience } from "./audience.ts";
import type { ActorRole } from "./referral.ts";

/** Equal for audiences that mean the same people, in whatever order and however often an admin ticked them. */
export function keyOfAudience(audience: Audience): string {
  const { language, joinedSince, hasOpenReferrals, hasNotRead } = audience;
  return JSON.stringify([
    widestOf(audience.places),
    rolesOf(audience.roles),
    language ?? null,
    joinedSince ?? null,
    hasOpenReferrals ?? null,
    hasNotRead ?? null,
  ]);
}

/** Without the places that lie in another one; null for everywhere. */
function widestOf(places: readonly string[] | undefined): readonly string[] | null {
  if (places === undefined || places.includes(NATIONWIDE)) return null;
  const codes = [...new Set(places)];
  return codes.filter((code) => !codes.some((area) => area !== code && isWithin(code, area))).toSorted();
}

function rolesOf(roles: readonly ActorRole[] | undefined): readonly ActorRole[] | null {
  const named = AUDIENCE_ROLES.filter((role) => roles?.includes(role) ?? true);
  return named.length === AUDIENCE_ROLES.length ? null : named;
}
