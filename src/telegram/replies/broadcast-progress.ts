import type { Speech } from "../../content/speech.ts";
import {
  type BroadcastViewing,
  markOfState,
  tellAudience,
  tellNumber,
  tellSchedule,
  tellState,
} from "../../content/words/broadcast-words.ts";
import { tellDuration, tellMomentIn } from "../../content/words/local-moment.ts";
import type { RoundProgress } from "../../domain/broadcast-desk.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { type LedgerTally, totalOf } from "../../domain/tally-ledger.ts";
import { backToBroadcast, backToBroadcasts } from "./broadcast-back.ts";
import type { Button, Reply } from "./reply.ts";

const BAR = 12;

/** A round under way, or over. `read`: who pressed "I have read this", where that was asked. */
export interface ProgressView
  extends Pick<RoundProgress, "file" | "round" | "tally" | "startedAt" | "perSecond" | "held"> {
  readonly read?: number;
  /** ms since the epoch, of the last that was sent; for a report. */
  readonly endedAt?: number;
}

/** Confirmed, and nothing has gone out yet: in a moment, or at its time. */
export function waitingReply(file: CampaignFile, viewing: BroadcastViewing): Reply {
  const { speech, offsetOf } = viewing;
  const { id, recipients = 0, schedule, nextAt } = file.campaign;
  const count = tellNumber(recipients, speech);
  const when =
    schedule.kind === "weekly" || nextAt === undefined
      ? tellSchedule(schedule, viewing)
      : tellMomentIn(nextAt, offsetOf(nextAt), speech);
  return {
    text:
      schedule.kind === "now"
        ? speech.say("broadcast.on-its-way", { id, count })
        : speech.say("broadcast.planned", { id, count, when }),
    buttons: [[refreshButton(id, speech), cancelButton(id, speech)], backToBroadcasts(speech)],
  };
}

/** How a round goes, edited as it goes. */
export function progressReply(view: ProgressView, viewing: BroadcastViewing): Reply {
  const { file, tally } = view;
  const { speech } = viewing;
  const { id, state } = file.campaign;
  const total = totalOf(tally);
  const share = total === 0 ? 0 : Math.floor(((total - tally.waiting - tally.claimed) / total) * 100);
  const filled = Math.round((share / 100) * BAR);
  return {
    text: [
      speech.say("broadcast.progress", {
        ...{ mark: markOfState(file), id, state: tellState(file, speech), share },
        bar: `${"█".repeat(filled)}${"░".repeat(BAR - filled)}`,
        counts: progressLines(view, speech).join("\n"),
      }),
      ...timeLeft(view, viewing),
    ].join("\n\n"),
    buttons: [
      [
        state === "paused"
          ? { text: speech.say("button.broadcast-resume"), press: { name: "broadcastResume", id }, style: "success" }
          : { text: speech.say("button.broadcast-pause"), press: { name: "broadcastPause", id } },
        cancelButton(id, speech),
      ],
      [refreshButton(id, speech), ...backToBroadcasts(speech)],
    ],
  };
}

/** What came of a round. */
export function reportReply(view: ProgressView, viewing: BroadcastViewing): Reply {
  const { file, tally, round } = view;
  const { speech, offsetOf } = viewing;
  const { id, audience, nextAt, schedule } = file.campaign;
  if (totalOf(tally) === 0 && file.campaign.state === "cancelled") {
    return { text: speech.say("broadcast.cancelled-before", { id }), buttons: [backToBroadcasts(speech)] };
  }
  const isWeekly = schedule.kind === "weekly" && nextAt !== undefined;
  return {
    text: [
      speech.say("broadcast.report", {
        ...{ id, state: tellState(file, speech), audience: tellAudience(audience, viewing) },
        counts: reportLines(view, speech).join("\n"),
      }),
      ...(tally.uncertain > 0 ? [speech.say("broadcast.uncertain")] : []),
      ...(tally.perhapsTwice > 0
        ? [speech.say("broadcast.perhaps-twice", { id, count: tellNumber(tally.perhapsTwice, speech) })]
        : []),
      ...(isWeekly
        ? [speech.say("broadcast.next-round", { when: tellMomentIn(nextAt, offsetOf(nextAt), speech) })]
        : []),
    ].join("\n\n"),
    buttons: [
      [{ text: speech.say("button.broadcast-ledger"), press: { name: "broadcastLedger", id, round } }],
      file.content.asksToConfirm
        ? [{ text: speech.say("button.broadcast-unread"), press: { name: "broadcastUnreadBy", id, area: "", page: 0 } }]
        : [],
      isWeekly ? [cancelButton(id, speech)] : [],
      [refreshButton(id, speech), ...backToBroadcasts(speech)],
    ],
  };
}

export function sureToCancelReply({ campaign: { id } }: CampaignFile, speech: Speech): Reply {
  return {
    text: speech.say("broadcast.sure-to-cancel", { id }),
    buttons: [
      [{ text: speech.say("button.broadcast-cancel-sure"), press: { name: "broadcastCancel", id }, style: "danger" }],
      backToBroadcast(id, speech),
    ],
  };
}

function progressLines({ tally, held }: ProgressView, speech: Speech): readonly string[] {
  const heldNow = Math.min(held, tally.waiting);
  return lines(speech, [
    ["sent", tally.sent, true],
    ["waiting", tally.waiting + tally.claimed - heldNow, true],
    ["held", heldNow],
    ["unreachable", tally.unreachable],
    ["failed", failuresIn(tally)],
    ["uncertain", tally.uncertain],
    ["withdrawn", tally.withdrawn],
  ]);
}

function reportLines({ tally, startedAt, endedAt, read }: ProgressView, speech: Speech): readonly string[] {
  const { rejected, server, other } = tally.failed;
  return [
    ...lines(speech, [
      ["sent", tally.sent, true],
      ["unreachable", tally.unreachable],
      ["rejected", rejected],
      ["server", server],
      ["other", other],
      ["uncertain", tally.uncertain],
      ["withdrawn", tally.withdrawn],
      ["waiting", tally.waiting + tally.claimed],
    ]),
    ...(read === undefined
      ? []
      : [
          speech.say("word.ledger-read", {
            count: tellNumber(read, speech),
            total: tellNumber(tally.sent, speech),
          }),
        ]),
    ...(endedAt === undefined || endedAt < startedAt
      ? []
      : [speech.say("word.ledger-lasted", { time: tellDuration(endedAt - startedAt, speech) })]),
  ];
}

type Counted =
  | "sent"
  | "waiting"
  | "held"
  | "unreachable"
  | "failed"
  | "rejected"
  | "server"
  | "other"
  | "uncertain"
  | "withdrawn";

/** Only what there is; and what is always told. */
function lines(speech: Speech, counts: readonly (readonly [Counted, number, true?])[]): readonly string[] {
  return counts
    .filter(([, count, isAlways]) => count > 0 || isAlways === true)
    .map(([name, count]) => speech.say(`word.ledger-${name}`, { count: tellNumber(count, speech) }));
}

function timeLeft({ file, tally, perSecond, held }: ProgressView, { speech }: BroadcastViewing): readonly string[] {
  if (file.campaign.state === "paused") return [speech.say("broadcast.is-paused")];
  const toSend = tally.waiting + tally.claimed - Math.min(held, tally.waiting);
  if (toSend === 0 && held > 0) return [speech.say("broadcast.waits-for-people")];
  if (perSecond === undefined || perSecond <= 0 || toSend === 0) return [];
  return [speech.say("broadcast.time-left", { time: tellDuration((toSend / perSecond) * 1000, speech) })];
}

function failuresIn({ failed }: LedgerTally): number {
  return failed.rejected + failed.server + failed.other;
}

function refreshButton(id: string, speech: Speech): Button {
  return { text: speech.say("button.broadcast-refresh"), press: { name: "broadcast", id } };
}

function cancelButton(id: string, speech: Speech): Button {
  return { text: speech.say("button.broadcast-cancel"), press: { name: "broadcastCancelAsk", id } };
}
