import { NATIONWIDE } from "./area.ts";
import type { Actor } from "./referral.ts";

/** Who may look at what goes on in an area, and at which. Made anew at each act: a coordinator may have stopped being one. */
export interface Overseer {
  readonly area: string;
  readonly isAdmin: boolean;
}

/** Admins look after everything, coordinators after their area; undefined for everybody else. */
export function overseerFrom({ role, place }: Actor): Overseer | undefined {
  if (role === "admin") return { area: NATIONWIDE, isAdmin: true };
  return role === "coordinator" && place !== undefined ? { area: place, isAdmin: false } : undefined;
}
