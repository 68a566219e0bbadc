import { isWithin, NATIONWIDE } from "./area.ts";
import type { Language } from "./language.ts";
import { hasConsented, type Member, type MemberStatus } from "./member.ts";
import type { ActorRole } from "./referral.ts";

/** As they are offered to whoever aims a broadcast. */
export const AUDIENCE_ROLES = ["volunteer", "coordinator", "admin"] as const satisfies readonly ActorRole[];

/** Days since joining that can be asked for. */
export const JOINED_WITHIN = ["any", "7", "30", "90"] as const;

/** Whom a broadcast is for. What is left out does not matter; of a list any one is enough, and an empty list means nobody. */
export interface Audience {
  /** Kemendagri codes of provinces, regencies or districts. */
  readonly places?: readonly string[];
  readonly roles?: readonly ActorRole[];
  readonly language?: Language;
  /** Joined then or later; ISO 8601, UTC, with milliseconds, as in `Member.joinedAt`. */
  readonly joinedSince?: string;
  readonly hasOpenReferrals?: true;
  /** Id of a guidance update. */
  readonly hasNotRead?: string;
}

export interface MemberFacts {
  readonly member: Member;
  readonly role: ActorRole;
  readonly openReferrals: number;
  /** Ids of guidance updates. */
  readonly readUpdates: readonly string[];
}

/** Why somebody whom a broadcast is for does not get it. */
export type Exclusion = Exclude<MemberStatus, "active"> | "not consented" | "blocked";

export type Standing =
  | { readonly kind: "in" }
  | { readonly kind: "excluded"; readonly reason: Exclusion }
  /** It is not for this person. */
  | { readonly kind: "outside" };

export function isIn(audience: Audience, facts: MemberFacts): boolean {
  return standingIn(audience, facts).kind === "in";
}

/** The filter first, so that an admin reads how many of those meant are left out, and why. One reason a person. */
export function standingIn(audience: Audience, facts: MemberFacts): Standing {
  if (!isMeant(audience, facts)) return { kind: "outside" };
  const reason = exclusionOf(facts.member);
  return reason === undefined ? { kind: "in" } : { kind: "excluded", reason };
}

/** Holds whatever the filter: nobody is written to who was not let in, did not agree, or closed the door. */
export function exclusionOf(member: Member): Exclusion | undefined {
  if (member.status !== "active") return member.status;
  if (!hasConsented(member)) return "not consented";
  // Last, because it lifts itself: with any message the person is reachable again.
  return member.isReachable ? undefined : "blocked";
}

function isMeant(audience: Audience, { member, role, openReferrals, readUpdates }: MemberFacts): boolean {
  const { places, roles, language, joinedSince, hasOpenReferrals, hasNotRead } = audience;
  return (
    (places === undefined || places.some((area) => belongsTo(member, area))) &&
    (roles === undefined || roles.includes(role)) &&
    (language === undefined || member.language === language) &&
    (joinedSince === undefined || (member.joinedAt ?? "") >= joinedSince) &&
    (hasOpenReferrals === undefined || openReferrals > 0) &&
    (hasNotRead === undefined || !readUpdates.includes(hasNotRead))
  );
}

/** Where somebody works, and for a coordinator what is looked after: who coordinates Sleman from Bantul is meant by Sleman. */
function belongsTo({ place, looksAfter }: Member, area: string): boolean {
  // The whole country holds also those who named no place.
  if (area === NATIONWIDE) return true;
  return [place, looksAfter].some((code) => code !== undefined && isWithin(code, area));
}
