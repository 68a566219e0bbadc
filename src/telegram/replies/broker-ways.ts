import type { Speech } from "../../content/speech.ts";
import { referButton } from "./refer.ts";
import type { Button } from "./reply.ts";
import { sourcesButton } from "./sources.ts";

/** Where a need is met: refer somebody, or look for a source first. */
export function brokerButtons(speech: Speech): Button[] {
  return [referButton(speech), sourcesButton(speech)];
}
