import type { Speech } from "../../content/speech.ts";
import type { BroadcastCounts, SentRound } from "../../domain/broadcast-statistics.ts";
import { totalOf } from "../../domain/tally-ledger.ts";
import type { UseSpan } from "../../domain/usage.ts";
import { countLine, drawButton, roomButtons, spanButtons, tellSpan } from "./number-screens.ts";
import type { Reply } from "./reply.ts";

/** As many lines as one takes in at once. */
const SHOWN = 5;
/** As many as a chart can show. */
export const LATEST_ROUNDS = 10;

/** What went out, and how many it reached. */
export function broadcastsReply({ rounds, tally, latest }: BroadcastCounts, span: UseSpan, speech: Speech): Reply {
  const { sent, unreachable, uncertain, failed } = tally;
  const failures = Object.values(failed).reduce((sum, count) => sum + count, 0);
  const numbers = [
    countLine(speech.say("numbers.reached"), sent),
    countLine(speech.say("numbers.out-of-reach"), unreachable),
    ...(failures === 0 ? [] : [countLine(speech.say("numbers.failed"), failures)]),
    ...(uncertain === 0 ? [] : [countLine(speech.say("numbers.uncertain"), uncertain)]),
  ];
  return {
    text: [
      speech.say("numbers.broadcasts", { span: tellSpan(span, speech), count: rounds }),
      ...(rounds === 0
        ? []
        : [
            numbers.join("\n"),
            [
              speech.say("numbers.latest-broadcasts"),
              ...latest.slice(0, SHOWN).map((round) => {
                const words = { name: tellRound(round, speech), reached: round.tally.sent, all: totalOf(round.tally) };
                return speech.say("numbers.broadcast-line", words);
              }),
            ].join("\n"),
          ]),
    ].join("\n\n"),
    buttons: [
      spanButtons("broadcasts", span, speech),
      rounds === 0 ? [] : [drawButton("broadcasts", span, speech)],
      ...roomButtons("broadcasts", speech),
    ].filter((row) => row.length > 0),
  };
}

/** "K7M2QX, 23 Nov": the tag that everybody sees under the message, and the day. */
export function tellRound({ campaign, startedAt }: SentRound, speech: Speech): string {
  const words = { day: "numeric", month: "short", timeZone: "+07:00" } as const;
  const day = new Intl.DateTimeFormat(speech.language === "en" ? "en-GB" : "id-ID", words).format(startedAt);
  return `${campaign}, ${day}`;
}
