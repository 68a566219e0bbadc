import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellRefusal } from "../../content/words/broker-words.ts";
import type { SourceQuality, SourceScore } from "../../domain/quality.ts";
import { REFUSAL_REASONS, type RefusalReason } from "../../domain/referral.ts";
import { isStale, type Source } from "../../domain/source.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import { STATISTICS_START } from "./number-screens.ts";
import type { Button, Reply } from "./reply.ts";
import { tellDays } from "./statistics.ts";

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

interface QualityScreen {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The name of the area whose referrals alone are counted; left out for all. */
  readonly onlyArea?: string;
  readonly isAdmin: boolean;
}

/** How well a source has met what people need, with what is not certain about it. */
export function qualityReply(source: Source, quality: SourceQuality, screen: QualityScreen, speech: Speech): Reply {
  const { sent, acknowledgedInTime, confirmed, medianDays, complaints } = quality;
  const counted = [
    speech.say("quality.counts", { sent, acknowledged: acknowledgedInTime, confirmed }),
    ...(medianDays === undefined ? [] : [speech.say("statistics.median", { time: tellDays(medianDays, speech) })]),
  ].join("\n");
  const entry = [
    ...refusalLines(quality.refusals, speech),
    ...(complaints === 0 ? [] : [speech.say("quality.complaints", { count: complaints })]),
    speech.say(isStale(source, screen.now) ? "quality.stale" : "quality.verified", {
      date: tellVerified(source, speech),
    }),
  ].join("\n");
  // As long as an import may make them, a screen must still hold them.
  const [organisation, service] = [shorten(source.organisation, 120), shorten(source.service, 200)];
  const onlyArea = screen.onlyArea === undefined ? [] : [speech.say("quality.only-area", { area: screen.onlyArea })];
  return {
    text: [
      [speech.say("quality.of", { organisation, service }), ...onlyArea].join("\n"),
      ...(sent === 0 ? [speech.say("quality.nobody-sent")] : [counted, scoreText(quality, speech)]),
      entry,
    ].join("\n\n"),
    buttons: [
      [{ text: speech.say("button.source-entry"), press: { name: "source", id: source.id } }],
      [wayBack(screen, speech)],
    ],
  };
}

function wayBack({ isAdmin }: QualityScreen, speech: Speech): Button {
  return isAdmin
    ? { text: speech.say("button.sources-to-see"), press: { name: "sourcesToSee", worry: "quality", page: 0 } }
    : { text: speech.say("button.overview"), press: STATISTICS_START };
}

/** The day somebody last made sure of the entry, by the calendar where the source is. */
export function tellVerified({ verified, place }: Pick<Source, "verified" | "place">, speech: Speech): string {
  if (verified === undefined) return speech.say("word.never-verified");
  const timeZone = `+${String(offsetAt(place) / 60).padStart(2, "0")}:00`;
  return new Intl.DateTimeFormat(speech.language, { dateStyle: "long", timeZone }).format(verified.at);
}

function scoreText({ score, confirmed }: SourceQuality, speech: Speech): string {
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

function refusalLines(refusals: SourceQuality["refusals"], speech: Speech): readonly string[] {
  const frequent = (one: RefusalReason, other: RefusalReason) => (refusals[other] ?? 0) - (refusals[one] ?? 0);
  const given = REFUSAL_REASONS.filter((reason) => refusals[reason] !== undefined).toSorted(frequent);
  if (given.length === 0) return [];
  const reasons = given.map((reason) => `${tellRefusal(reason, speech)} (${refusals[reason]})`).join(", ");
  return [speech.say("quality.refusals", { reasons })];
}
