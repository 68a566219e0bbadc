import type { Speech } from "../../content/speech.ts";
import type { Speeches } from "../../content/words/broadcast-letter.ts";
import {
  type BroadcastViewing,
  tellAudience,
  tellNumber,
  tellSchedule,
  tellState,
  tellUrgency,
} from "../../content/words/broadcast-words.ts";
import { tellDuration, tellMomentIn } from "../../content/words/local-moment.ts";
import type { RoundLook } from "../../domain/look-at-round.ts";
import { type LedgerTally, totalOf } from "../../domain/tally-ledger.ts";
import { actField } from "./act-field.ts";
import { broadcastPreview } from "./broadcast-preview.ts";
import { html, type View } from "./markup.ts";

type Move = "pause" | "resume" | "cancel" | "settle" | "ledger";

/** A broadcast that was confirmed: how it goes, or what came of it, and what can be done with it. */
export function goingView(look: RoundLook, speeches: Speeches, viewing: BroadcastViewing): View {
  const { campaign, content } = look.file;
  const { speech } = viewing;
  const { id, state } = campaign;
  const isEnded = state === "done" || state === "cancelled";
  return html`<section id="progress" data-state="${stateOf(look)}" ${!isEnded && html`data-stream="${`/office/broadcasts/${id}/stream`}"`}>
      <div id="figures">${progressPiece(look, viewing)}</div>
      <p id="told" class="unseen" role="status"></p>
    </section>
    ${!isEnded && html`<p><a class="button outline" href="${`/office/broadcasts/${id}`}">${speech.say("button.broadcast-refresh")}</a></p>`}
    <div class="buttons">
      ${state === "running" && move(id, "pause", speech.say("button.broadcast-pause"))}
      ${state === "paused" && move(id, "resume", speech.say("button.broadcast-resume"))}
      ${look.round > 0 && move(id, "ledger", speech.say("button.broadcast-ledger"), { isDownload: true })}
    </div>
    ${look.round > 0 && html`<p class="quiet">${speech.say("office.broadcast-ledger-care")}</p>`}
    ${!isEnded && orders(look, speech)}
    <h2>${speech.say("office.broadcast-what")}</h2>
    <dl class="facts">
      <div><dt>${speech.say("office.broadcast-for-whom")}</dt><dd>${tellAudience(campaign.audience, viewing)}</dd></div>
      <div><dt>${speech.say("office.broadcast-when")}</dt><dd>${tellSchedule(campaign.schedule, viewing)}</dd></div>
      <div><dt>${speech.say("office.broadcast-manner")}</dt><dd>${tellUrgency(look.file, speech)}</dd></div>
    </dl>
    ${broadcastPreview({ letter: { campaign: id, content }, speeches, speech })}`;
}

/** Changes when the page has other buttons to show. */
export function stateOf({ file, round }: Pick<RoundLook, "file" | "round">): string {
  return `${file.campaign.state} ${round}`;
}

/** The numbers of the latest round; while it goes, sent anew again and again. */
export function progressPiece(look: RoundLook, viewing: BroadcastViewing): View {
  const { file, tally, round } = look;
  const { speech, offsetOf } = viewing;
  const { recipients = 0, schedule, nextAt, state } = file.campaign;
  if (round === 0 && state === "cancelled") return html`<p>${speech.say("office.broadcast-cancelled-before")}</p>`;
  const next = nextAt === undefined ? tellSchedule(schedule, viewing) : tellMomentIn(nextAt, offsetOf(nextAt), speech);
  if (round === 0) {
    const words = { count: tellNumber(recipients, speech), when: next };
    return html`<p>${speech.say("office.broadcast-waiting", words)}</p>`;
  }
  const total = totalOf(tally);
  const done = total - tally.waiting - tally.claimed;
  const share = total === 0 ? 100 : Math.floor((done / total) * 100);
  return html`<p class="figure">${tellState(file, speech)} · ${share} %</p>
    <progress max="${Math.max(total, 1)}" value="${done}" aria-label="${speech.say("office.broadcast-bar")}">${share} %</progress>
    <div class="wide" tabindex="0" role="region" aria-label="${speech.say("office.broadcast-counts")}">
      <table>
        <thead>
          <tr><th scope="col">${speech.say("office.broadcast-outcome")}</th><th scope="col" class="number">${speech.say("office.broadcast-people")}</th></tr>
        </thead>
        <tbody>
          ${rowsOf(tally, look.read).map(
            ([words, count]) =>
              html`<tr><th scope="row">${speech.say(words)}</th><td class="number">${tellNumber(count, speech)}</td></tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${remarks(look, viewing).map((words) => html`<p>${words}</p>`)}
    ${state === "scheduled" && html`<p>${speech.say("broadcast.next-round", { when: next })}</p>`}`;
}

const ROWS = {
  sent: "office.broadcast-sent",
  waiting: "office.broadcast-still-waiting",
  unreachable: "office.broadcast-unreachable",
  rejected: "office.broadcast-rejected",
  server: "office.broadcast-server",
  other: "office.broadcast-other",
  uncertain: "office.broadcast-uncertain",
  withdrawn: "office.broadcast-withdrawn",
  read: "office.broadcast-read",
} as const;

/** What is always told, and the rest where there is any. */
function rowsOf(
  tally: LedgerTally,
  read: number | undefined,
): readonly (readonly [(typeof ROWS)[keyof typeof ROWS], number])[] {
  const { sent, waiting, claimed, unreachable, failed, uncertain, withdrawn } = tally;
  const counts = { sent, waiting: waiting + claimed, unreachable, ...failed, uncertain, withdrawn, read: read ?? 0 };
  const isTold = (name: keyof typeof ROWS) =>
    name === "sent" || name === "waiting" || (name === "read" ? read !== undefined : counts[name] > 0);
  return (Object.keys(ROWS) as (keyof typeof ROWS)[]).filter(isTold).map((name) => [ROWS[name], counts[name]] as const);
}

function remarks({ file, tally, startedAt, endedAt }: RoundLook, { speech }: BroadcastViewing): readonly string[] {
  const { id, state } = file.campaign;
  const count = tellNumber(tally.perhapsTwice, speech);
  const hasLasted = endedAt !== undefined && endedAt >= startedAt && state !== "running" && state !== "paused";
  return [
    ...(state === "paused" ? [speech.say("broadcast.is-paused")] : []),
    ...(tally.uncertain > 0 ? [speech.say("broadcast.uncertain")] : []),
    ...(tally.perhapsTwice > 0 ? [speech.say("broadcast.perhaps-twice", { id, count })] : []),
    ...(hasLasted ? [speech.say("word.ledger-lasted", { time: tellDuration(endedAt - startedAt, speech) })] : []),
  ];
}

/** What is decided before it is over: where arrival is uncertain, and whether it goes on at all. */
function orders({ file }: RoundLook, speech: Speech): View {
  const { id, policy } = file.campaign;
  const other = policy === "send again" ? "do not repeat" : "send again";
  const settle = speech.say(other === "send again" ? "button.broadcast-send-again" : "button.broadcast-do-not-repeat");
  return html`<details>
      <summary>${speech.say(policy === "send again" ? "word.broadcast-send-again" : "word.broadcast-do-not-repeat")}</summary>
      <p>${speech.say("office.broadcast-policy-how")}</p>
      ${move(id, "settle", settle, { field: html`<input type="hidden" name="policy" value="${other}" />` })}
    </details>
    <details>
      <summary>${speech.say("button.broadcast-cancel")}</summary>
      <p>${speech.say("broadcast.sure-to-cancel", { id })}</p>
      ${move(id, "cancel", speech.say("button.broadcast-cancel-sure"), { isHard: true })}
    </details>`;
}

interface MoveForm {
  readonly field?: View;
  readonly isHard?: boolean;
  /** The page stays, so the button may be pressed again. */
  readonly isDownload?: boolean;
}

function move(
  id: string,
  kind: Move,
  words: string,
  { field, isHard = false, isDownload = false }: MoveForm = {},
): View {
  return html`<form method="post" action="${`/office/broadcasts/${id}/${kind}`}" ${isDownload && "data-again"}>
    ${!isDownload && actField()} ${field}
    <button type="submit" ${isHard ? html`data-variant="danger"` : html`class="outline"`}>${words}</button>
  </form>`;
}
