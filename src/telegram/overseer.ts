import { NATIONWIDE } from "../domain/area.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";

/** Who may look at what goes on in an area, and at which. Looked up at each act: a coordinator may have stopped being one. */
export interface Overseer {
  readonly area: string;
  readonly isAdmin: boolean;
}

/** Admins look after everything, coordinators after their area; undefined for everybody else. */
export function overseerOf(ctx: JuruContext, house: Pick<House, "adminIds">): Overseer | undefined {
  const { role, place } = personOf(ctx, house);
  if (role === "admin") return { area: NATIONWIDE, isAdmin: true };
  const isCoordinator = role === "coordinator" && ctx.member?.status === "active" && place !== undefined;
  return isCoordinator ? { area: place, isAdmin: false } : undefined;
}
