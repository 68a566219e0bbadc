import type { Speech } from "../../content/speech.ts";
import type { PocketCard } from "../../domain/pocket-card.ts";
import type { Button } from "./reply.ts";

/** Takes a card along: as a file to print, or to read without a signal. */
export function pocketButton(card: PocketCard, speech: Speech): Button {
  return { text: speech.say("button.pocket"), press: { name: "pocket", of: card } };
}
