import { isWithin, NATIONWIDE } from "../domain/area.ts";
import type { OfficeHouse } from "./office-house.ts";
import type { Visit } from "./visit.ts";

/**
 * The place that an address asks for, the visitor's own without one. Undefined for what does not exist and for what lies
 * outside, which is noted: both take the same work and sound alike. `what`: the room, as it stands in the list of refusals.
 */
export async function readArea(
  { query, overseer, id, attempt: act }: Pick<Visit, "query" | "overseer" | "id" | "attempt">,
  what: string,
  { places, audit }: Pick<OfficeHouse, "places" | "audit">,
): Promise<string | undefined> {
  const asked = query["area"] ?? "";
  if (asked === "" || asked === overseer.area) return overseer.area;
  const isKnown = asked === NATIONWIDE || places.get(asked) !== undefined;
  if (isKnown && isWithin(asked, overseer.area)) return asked;
  await audit.noteRefusal({ act, who: id, what });
  return undefined;
}
