import type { Speech } from "../../content/speech.ts";
import { refusalLines, tellScore, tellVerified } from "../../content/words/quality-words.ts";
import { tellDays } from "../../content/words/statistics-words.ts";
import { countHelped, type SourceQuality } from "../../domain/quality.ts";
import { isStale, type Source } from "../../domain/source.ts";
import { HISTORY_STEPS, type HistoryPart, type HistoryStep } from "../../domain/source-history.ts";
import type { Fall, JudgedReferral } from "../../domain/source-trend.ts";
import { wilsonInterval } from "../../domain/statistics.ts";
import { historyView } from "./history.ts";
import { html, type View } from "./markup.ts";
import { tellCertainty, tellShare } from "./share-words.ts";

interface SourceOverTime {
  readonly source: Source;
  readonly quality: SourceQuality;
  readonly fall: Fall | undefined;
  /** From the area alone, as the quality is. */
  readonly results: readonly JudgedReferral[];
  readonly history: readonly HistoryPart[];
  readonly step: HistoryStep;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Left out when all referrals are counted. */
  readonly onlyArea: string | undefined;
}

/** What the chat says of a source, and how its help went on over the months. */
export function sourceQualityView(parts: SourceOverTime, speech: Speech): View {
  const { source, onlyArea, quality, fall, history, step } = parts;
  return html`<p>${source.service}</p>
    ${onlyArea !== undefined && html`<p class="quiet">${speech.say("quality.only-area", { area: onlyArea })}</p>`}
    ${quality.sent === 0 ? html`<p>${speech.say("quality.nobody-sent")}</p>` : figures(parts, speech)}
    ${fall !== undefined && fallView(fall, speech)}
    ${
      history.length > 0 &&
      html`<section aria-labelledby="history">
        <h2 id="history">${speech.say("office.quality-history")}</h2>
        ${stepLinks(source.id, step, speech)} ${historyView(history, step, speech)}
      </section>`
    }
    <p><a href="/office/quality">${speech.say("office.quality-back")}</a></p>`;
}

function figures({ source, quality, results, now }: SourceOverTime, speech: Speech): View {
  const { sent, acknowledgedInTime, confirmed, medianDays, complaints } = quality;
  const helped = countHelped(results.map(({ result }) => result));
  const interval = wilsonInterval(helped, results.length);
  const verified = { date: tellVerified(source, speech) };
  return html`${
    results.length > 0 &&
    html`<p class="figure">${tellShare(helped / results.length, interval, speech)}</p>
      <p>${tellCertainty(results.length, interval, speech)}</p>`
  }
    <ul class="lines">
      <li>${speech.say("quality.counts", { sent, acknowledged: acknowledgedInTime, confirmed })}</li>
      ${medianDays !== undefined && html`<li>${speech.say("statistics.median", { time: tellDays(medianDays, speech) })}</li>`}
      <li>${tellScore(quality, speech)}</li>
      ${refusalLines(quality.refusals, speech).map((line) => html`<li>${line}</li>`)}
      ${complaints > 0 && html`<li>${speech.say("quality.complaints", { count: complaints })}</li>`}
      <li>${isStale(source, now) ? speech.say("quality.stale", verified) : speech.say("quality.verified", verified)}</li>
    </ul>`;
}

function fallView({ lately, before }: Fall, speech: Speech): View {
  return html`<p role="alert" data-variant="warning">
    ↘ ${speech.say("office.quality-fall", {
      ...{ lately: lately.helped, latelyOf: lately.of },
      ...{ before: before.helped, beforeOf: before.of },
    })}
  </p>`;
}

function stepLinks(id: string, shown: HistoryStep, speech: Speech): View {
  return html`<nav class="buttons" aria-label="${speech.say("office.quality-steps")}">
    ${HISTORY_STEPS.map(
      (step) =>
        html`<a class="${step === shown ? "button small" : "button outline small"}" href="${`/office/quality/${id}?by=${step}#history`}"
          ${step === shown && html`aria-current="true"`}>${speech.say(`office.quality-by-${step}`)}</a>`,
    )}
  </nav>`;
}
