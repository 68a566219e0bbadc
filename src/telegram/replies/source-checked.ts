import type { Speech } from "../../content/speech.ts";
import { tellQuality } from "../../content/words/quality-words.ts";
import { tellVerified } from "../../content/words/source-words.ts";
import type { Source } from "../../domain/source.ts";

/** When somebody last made sure of it, and how well it helped, once that is known; in one line. */
export function tellChecked(source: Pick<Source, "verified" | "quality">, now: number, speech: Speech): string {
  const quality = source.quality.kind === "score" ? [tellQuality(source.quality, speech)] : [];
  return [tellVerified(source, now, speech), ...quality].join(" · ");
}
