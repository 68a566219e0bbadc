import type { Speech } from "../../content/speech.ts";
import type { Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

/** Words of a plan that sound like a danger: it goes on, and the emergency stays at hand. */
export function planOrDangerReply(speech: Speech): Reply {
  return { text: speech.say("write.or-danger"), buttons: [[emergencyButton(speech)]] };
}
