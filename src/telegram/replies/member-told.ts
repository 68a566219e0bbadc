import type { Speech } from "../../content/speech.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { waysOn } from "./guide.ts";
import type { Reply } from "./reply.ts";

/** What a member gets to read when an admin has made somebody else of that person. */
export const TOLD = {
  promote: (speech: Speech): Reply => ({ text: speech.say("members.told-promoted"), buttons: waysOn(false, speech) }),
  dismiss: (speech: Speech): Reply => ({ text: speech.say("members.told-no-admin"), buttons: waysOn(false, speech) }),
  suspend: (speech: Speech): Reply => ({ text: speech.say("members.told-suspended") }),
  readmit: (speech: Speech): Reply => ({ text: speech.say("members.told-readmitted"), buttons: waysOn(false, speech) }),
} as const;

export function movedReply(place: string, places: PlaceIndex, speech: Speech): Reply {
  const text = speech.say("members.told-moved", { place: tellPlace(place, places) ?? place });
  return { text, buttons: waysOn(false, speech) };
}
