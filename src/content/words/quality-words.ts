import type { SourceQuality, SourceScore } from "../../domain/quality.ts";
import { REFUSAL_REASONS, type RefusalReason } from "../../domain/referral.ts";
import type { Source } from "../../domain/source.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { Speech } from "../speech.ts";
import { tellRefusal } from "./broker-words.ts";

/** A score in one short clause, without markup: what is all but certain, and from how many results. */
export function tellQuality(score: SourceScore, speech: Speech): string {
  const { outcomes } = score;
  if (score.kind === "too few") {
    return outcomes === 0 ? speech.say("word.quality-none") : speech.say("word.quality-few", { outcomes });
  }
  const tenths = tenthsOf(score.value);
  return tenths === 0
    ? speech.say("word.quality-unproven", { outcomes })
    : speech.say("word.quality-proven", { tenths, outcomes });
}

/** The day somebody last made sure of the entry, by the calendar where the source is. */
export function tellVerified({ verified, place }: Pick<Source, "verified" | "place">, speech: Speech): string {
  if (verified === undefined) return speech.say("word.never-verified");
  const timeZone = `+${String(offsetAt(place) / 60).padStart(2, "0")}:00`;
  return new Intl.DateTimeFormat(speech.language, { dateStyle: "long", timeZone }).format(verified.at);
}

/** What is all but certain, in a sentence. */
export function tellScore({ score, confirmed }: SourceQuality, speech: Speech): string {
  const { outcomes } = score;
  if (score.kind === "too few") return speech.say("quality.too-few", { outcomes });
  const tenths = tenthsOf(score.value);
  return tenths === 0
    ? speech.say("quality.unproven", { outcomes, confirmed })
    : speech.say("quality.proven", { outcomes, confirmed, tenths });
}

/** Rounded down: what is promised must be all but certain. */
function tenthsOf(value: number): number {
  return Math.floor(value * 10);
}

/** The reasons for which it said no, the most frequent first; empty when it never did. */
export function refusalLines(refusals: SourceQuality["refusals"], speech: Speech): readonly string[] {
  const frequent = (one: RefusalReason, other: RefusalReason) => (refusals[other] ?? 0) - (refusals[one] ?? 0);
  const given = REFUSAL_REASONS.filter((reason) => refusals[reason] !== undefined).toSorted(frequent);
  if (given.length === 0) return [];
  const reasons = given.map((reason) => `${tellRefusal(reason, speech)} (${refusals[reason]})`).join(", ");
  return [speech.say("quality.refusals", { reasons })];
}
