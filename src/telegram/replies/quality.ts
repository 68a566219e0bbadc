import type { Speech } from "../../content/speech.ts";
import type { SourceScore } from "../../domain/quality.ts";

/** A score in one short clause, without markup: what is all but certain, and from how many results. */
export function tellQuality(score: SourceScore, speech: Speech): string {
  const { outcomes } = score;
  if (score.kind === "too few") {
    return outcomes === 0 ? speech.say("word.quality-none") : speech.say("word.quality-few", { outcomes });
  }
  const tenths = Math.floor(score.value * 10);
  return tenths === 0
    ? speech.say("word.quality-unproven", { outcomes })
    : speech.say("word.quality-proven", { tenths, outcomes });
}
