import { NATIONWIDE } from "../domain/area.ts";
import type { Actor } from "../domain/referral.ts";

/** What somebody looks after besides the own cases; admins everything, volunteers nothing. */
export function areaOf({ role, place }: Actor): string | undefined {
  if (role === "admin") return NATIONWIDE;
  return role === "coordinator" ? place : undefined;
}
