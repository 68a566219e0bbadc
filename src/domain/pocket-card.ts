import type { SafetyCardId } from "./catalogue.ts";
import { ROLES, type Role } from "./role.ts";
import { GATES } from "./safety.ts";
import { TECHNIQUES, type TechniqueId } from "./technique.ts";

/** What fits into a pocket: one technique, one safety card, or a whole role. */
export const POCKET_CARDS = [...TECHNIQUES, ...GATES, "profiling", ...ROLES] as const;
export type PocketCard = TechniqueId | SafetyCardId | Role;

export function isRole(card: PocketCard): card is Role {
  return ROLES.includes(card as Role);
}

export function isTechnique(card: PocketCard): card is TechniqueId {
  return TECHNIQUES.includes(card as TechniqueId);
}
