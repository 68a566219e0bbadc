import type { BroadcastViewing } from "../content/words/broadcast-words.ts";
import type { House, JuruContext } from "./context.ts";

/** For whom a screen of /siaran is made, and when. */
export function broadcastViewing({ speech }: Pick<JuruContext, "speech">, house: ViewingHouse): BroadcastViewing {
  const { places, now, offsetOf } = house;
  return { speech, places, offsetOf, now: now().getTime() };
}

export type ViewingHouse = Pick<House, "places" | "now" | "offsetOf">;
