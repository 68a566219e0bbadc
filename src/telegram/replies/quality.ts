import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { refusalLines, tellScore, tellVerified } from "../../content/words/quality-words.ts";
import { tellDays } from "../../content/words/statistics-words.ts";
import type { SourceQuality } from "../../domain/quality.ts";
import { isStale, type Source } from "../../domain/source.ts";
import { STATISTICS_START } from "./number-screens.ts";
import type { Button, Reply } from "./reply.ts";

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
      ...(sent === 0 ? [speech.say("quality.nobody-sent")] : [counted, tellScore(quality, speech)]),
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
