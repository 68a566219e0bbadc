import type { Speech } from "../../content/speech.ts";
import { tellSign, tellWeek } from "../../content/words/warning-words.ts";
import type { PlaceWarning } from "../../domain/early-warning.ts";
import { type KindCounts, MAP_KINDS, type MapKind, type MapLayer, totalOf } from "../../domain/map-counts.ts";
import { html, type View } from "./markup.ts";

export interface PlaceRow {
  readonly name: string;
  /** The same map of that place; undefined where there is nothing closer. */
  readonly to: string | undefined;
}

export interface CountRow extends PlaceRow {
  readonly counts: KindCounts;
}

export interface WarningRow extends PlaceRow {
  readonly warning: PlaceWarning;
}

/** What the picture shows, as numbers. */
export function countTable(rows: readonly CountRow[], layer: MapLayer, whole: KindCounts, speech: Speech): View {
  const kinds: readonly MapKind[] = MAP_KINDS[layer];
  const numbers = (counts: KindCounts) =>
    html`${kinds.map((kind) => html`<td class="number">${counts[kind] ?? 0}</td>`)}
      <td class="number">${totalOf(counts)}</td>`;
  return wide(html`<table>
    <thead>
      <tr>
        <th scope="col">${speech.say("office.map-column-place")}</th>
        ${kinds.map((kind) => html`<th scope="col" class="number">${speech.say(`office.map-kind-${kind}`)}</th>`)}
        <th scope="col" class="number">${speech.say("office.map-column-total")}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => html`<tr>${placeCell(row)}${numbers(row.counts)}</tr>`)}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${speech.say("office.map-sum")}</th>
        ${numbers(whole)}
      </tr>
    </tfoot>
  </table>`);
}

/** Places with a warning, the worst first, and what is seen there. */
export function warningTable(rows: readonly WarningRow[], speech: Speech): View {
  return wide(html`<table>
    <thead>
      <tr>
        <th scope="col">${speech.say("office.map-column-place")}</th>
        <th scope="col">${speech.say("office.map-column-signs")}</th>
        <th scope="col">${speech.say("office.map-column-week")}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr>
          ${placeCell(row)}
          <td>${row.warning.signs.map((sign) => html`<p class="sign">${tellSign(sign, speech)}</p>`)}</td>
          <td>${tellWeek(row.warning.week, speech)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`);
}

function placeCell({ name, to }: PlaceRow): View {
  return html`<th scope="row">${to === undefined ? name : html`<a href="${to}">${name}</a>`}</th>`;
}

function wide(table: View): View {
  return html`<div class="wide" tabindex="0" role="region" aria-labelledby="numbers">${table}</div>`;
}
