import type { Speech } from "../../content/speech.ts";
import type { HistoryPart, HistoryStep } from "../../domain/source-history.ts";
import { assetAddress } from "../assets.ts";
import { html, type View } from "./markup.ts";
import { tellCertainty, tellShare } from "./share-words.ts";

/** Numbers of a chart: shares in percent; null where there is no outcome. */
interface ChartPart {
  readonly name: string;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly outcomes: number;
}

/** A chart that a script draws once the page is there, and the same numbers as a table for everybody. */
export function historyView(history: readonly HistoryPart[], step: HistoryStep, speech: Speech): View {
  const chart = {
    parts: history.map((part): ChartPart => toChart(part, tellPart(part, step, speech))),
    share: speech.say("office.quality-chart-share"),
    range: speech.say("office.quality-chart-range"),
    axis: speech.say("office.quality-chart-axis"),
  };
  return html`<figure>
      <div class="chart">
        <canvas id="history-chart" role="img" aria-label="${speech.say("office.quality-chart")}"
          data-library="${assetAddress("chart.js")}" data-chart="${JSON.stringify(chart)}"></canvas>
      </div>
      <figcaption class="quiet">${speech.say("office.quality-chart-how")}</figcaption>
    </figure>
    <div class="wide" tabindex="0" role="region" aria-label="${speech.say("office.quality-history")}">
      <table>
        <thead>
          <tr>
            <th scope="col">${speech.say(`office.quality-${step}`)}</th>
            <th scope="col" class="number">${speech.say("office.quality-yes")}</th>
            <th scope="col" class="number">${speech.say("office.quality-partly")}</th>
            <th scope="col" class="number">${speech.say("office.quality-no")}</th>
            <th scope="col">${speech.say("office.quality-helped")}</th>
            <th scope="col">${speech.say("office.quality-certainty")}</th>
          </tr>
        </thead>
        <tbody>
          ${history.toReversed().map((part) => row(part, step, speech))}
        </tbody>
      </table>
    </div>`;
}

function row(part: HistoryPart, step: HistoryStep, speech: Speech): View {
  const { helped, partly, not, share } = part;
  return html`<tr>
    <th scope="row">${tellPart(part, step, speech)}</th>
    <td class="number">${helped}</td>
    <td class="number">${partly}</td>
    <td class="number">${not}</td>
    <td class="range">${share === undefined ? "–" : tellShare(share, part, speech)}</td>
    <td>${tellCertainty(helped + partly + not, part, speech)}</td>
  </tr>`;
}

/** "Nov 2026", "triwulan 4 2026". */
function tellPart({ year, month }: HistoryPart, step: HistoryStep, speech: Speech): string {
  if (step === "quarter") return speech.say("office.quality-quarter-name", { quarter: Math.ceil(month / 3), year });
  return new Intl.DateTimeFormat(speech.language, { month: "short", year: "numeric", timeZone: "UTC" }).format(
    Date.UTC(year, month - 1, 1),
  );
}

function toChart({ share, low, high, helped, partly, not }: HistoryPart, name: string): ChartPart {
  const percent = (value: number) => Math.round(value * 100);
  if (share === undefined) return { name, share: null, low: null, high: null, outcomes: 0 };
  return { name, share: percent(share), low: percent(low), high: percent(high), outcomes: helped + partly + not };
}
