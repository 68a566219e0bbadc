import type { BroadcastViewing } from "../../content/words/broadcast-words.ts";
import type { OfficeHouse } from "../office-house.ts";
import type { Visitor } from "../visit.ts";

/** For whom a page about broadcasts is made, and when. */
export function broadcastViewing(
  { speech }: Pick<Visitor, "speech">,
  { places, now, offsetOf }: Pick<OfficeHouse, "places" | "now" | "offsetOf">,
): BroadcastViewing {
  return { speech, places, offsetOf, now: now().getTime() };
}
