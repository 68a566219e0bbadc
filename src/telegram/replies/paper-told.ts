import type { Speech } from "../../content/speech.ts";
import { toCaseButton } from "./paper-parts.ts";
import type { Reply } from "./reply.ts";

interface PaperPlace {
  readonly code: string;
  readonly paper: string;
}

type Kind = "contract" | "session";

/** A draft cannot be brought back. */
export function askDropReply({ code, paper }: PaperPlace, kind: Kind, speech: Speech): Reply {
  const place = { code, paper };
  const keep = ({ contract: "contract", session: "session" } as const)[kind];
  return {
    text: speech.say("paper.ask-drop"),
    buttons: [
      [{ text: speech.say("button.paper-dropped"), press: droppedPress(place, kind), style: "danger" }],
      [{ text: speech.say("button.paper-keep"), press: { name: keep, ...place } }],
    ],
  };
}

export function paperGoneReply(code: string, speech: Speech): Reply {
  return { text: speech.say("paper.gone"), buttons: [[toCaseButton(code, speech)]] };
}

/** Of another release: it can only be deleted. */
export function unreadableReply(place: PaperPlace, kind: Kind, speech: Speech): Reply {
  return {
    text: speech.say("paper.unreadable"),
    buttons: [
      [{ text: speech.say("button.paper-dropped"), press: droppedPress(place, kind), style: "danger" }],
      [toCaseButton(place.code, speech)],
    ],
  };
}

function droppedPress({ code, paper }: PaperPlace, kind: Kind) {
  return { name: ({ contract: "contractDropped", session: "sessionDropped" } as const)[kind], code, paper };
}
