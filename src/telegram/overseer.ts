import { type Overseer, overseerFrom } from "../domain/overseer.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";

/** Looked up at each act: a coordinator may have stopped being one. */
export function overseerOf(ctx: JuruContext, house: Pick<House, "adminIds">): Overseer | undefined {
  return overseerFrom(personOf(ctx, house));
}
