import type { Speech } from "../../content/speech.ts";
import type { Button } from "./reply.ts";

/** In place of a screen of something that is not there any more. */
export function backToBroadcasts(speech: Speech): Button[] {
  return [{ text: speech.say("button.broadcasts"), press: { name: "broadcasts", page: 0 } }];
}

export function backToBroadcast(id: string, speech: Speech): Button[] {
  return [{ text: speech.say("button.broadcast-back"), press: { name: "broadcast", id } }];
}
