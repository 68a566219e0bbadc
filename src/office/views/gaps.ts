import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { PERIOD_BUTTONS, tellPeriod } from "../../content/words/statistics-words.ts";
import { failedIn, failingShare, type Gap, type GapRow } from "../../domain/gap-table.ts";
import { NEED_CATEGORIES, type NeedCategory } from "../../domain/need.ts";
import { pageOf } from "../../domain/pages.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { PERIODS, type Period } from "../../domain/referral-statistics.ts";
import { boardAddress } from "../board-question.ts";
import { html, type View } from "./markup.ts";
import { tellPercent } from "./share-words.ts";
import { turnPages } from "./turn-pages.ts";

const ROWS_A_PAGE = 10;

export interface GapsScreen {
  readonly area: string;
  readonly ownArea: string;
  readonly period: Period;
  readonly page: number;
}

/** A table of places and needs, the worst first; shaded, and told in numbers. */
export function gapsView(rows: readonly GapRow[], screen: GapsScreen, places: PlaceIndex, speech: Speech): View {
  const { shown, page, pages } = pageOf(rows, screen.page, ROWS_A_PAGE);
  const needed = NEED_CATEGORIES.filter((category) => rows.some(({ byCategory }) => byCategory.has(category)));
  return html`${periodLinks(screen, speech)} ${upLink(screen, places, speech)}
    <p>${speech.say("office.gaps-how")}</p>
    ${
      rows.length === 0
        ? html`<p>${speech.say("office.gaps-none", { period: tellPeriod(screen.period, speech) })}</p>`
        : html`<div class="wide" tabindex="0" role="region" aria-label="${speech.say("office.menu-gaps")}">
            <table class="gaps">
              <thead>
                <tr>
                  <th scope="col">${speech.say("office.board-place")}</th>
                  <th scope="col">${speech.say("office.gaps-all")}</th>
                  ${needed.map((category) => html`<th scope="col">${tellNeed(category, speech)}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${shown.map((row) => rowView(row, needed, { screen, places, speech }))}
              </tbody>
            </table>
          </div>
          ${legend(speech)}`
    }
    ${turnPages({ page, pages, to: (to) => gapsAddress({ ...screen, page: to }) }, speech)}`;
}

interface Telling {
  readonly screen: GapsScreen;
  readonly places: PlaceIndex;
  readonly speech: Speech;
}

function rowView({ place, all, byCategory }: GapRow, needed: readonly NeedCategory[], telling: Telling): View {
  const { screen, places, speech } = telling;
  const known = places.get(place);
  const isOwn = place === screen.area;
  const name = isOwn ? speech.say("statistics.no-closer-place") : (known?.name ?? place);
  const isDeeper = !isOwn && known !== undefined && known.kind !== "district";
  return html`<tr>
    <th scope="row">${isDeeper ? html`<a href="${gapsAddress({ ...screen, area: place, page: 0 })}">${name}</a>` : name}</th>
    ${cell(all, boardAddress({ area: place }), speech)}
    ${needed.map((category) => cell(byCategory.get(category), boardAddress({ area: place, category }), speech))}
  </tr>`;
}

/** The number and of how many, what it consists of, and the share where there are enough. */
function cell(gap: Gap | undefined, to: string, speech: Speech): View {
  if (gap === undefined) return html`<td class="quiet">–</td>`;
  const share = failingShare(gap);
  const { known, without, late } = gap;
  return html`<td class="${`gap gap-${share === undefined ? "few" : Math.min(4, Math.floor(share * 5))}`}">
    <a href="${to}">${speech.say("office.gaps-cell", { failed: failedIn(gap), known })}</a><br />
    ${share === undefined ? html`<span class="quiet">${speech.say("office.gaps-few")}</span>` : html`<strong>${tellPercent(share, speech)}</strong>`}
    ${late > 0 && html`<br /><small>${speech.say("office.gaps-parts", { without, late })}</small>`}
  </td>`;
}

function legend(speech: Speech): View {
  return html`<ul class="legend" aria-label="${speech.say("office.gaps-legend")}">
    ${[0, 1, 2, 3, 4].map(
      (grade) =>
        html`<li class="${`gap gap-${grade}`}">${speech.say("office.gaps-from", { low: grade * 20, high: grade * 20 + 20 })}</li>`,
    )}
    <li class="gap gap-few">${speech.say("office.gaps-few")}</li>
  </ul>`;
}

function periodLinks(screen: GapsScreen, speech: Speech): View {
  return html`<nav class="buttons" aria-label="${speech.say("office.gaps-period")}">
    ${PERIODS.map((period) => {
      const isShown = period === screen.period;
      return html`<a class="${isShown ? "button small" : "button outline small"}" ${isShown && html`aria-current="page"`}
        href="${gapsAddress({ ...screen, period, page: 0 })}">${speech.say(PERIOD_BUTTONS[period])}</a>`;
    })}
  </nav>`;
}

function upLink(screen: GapsScreen, places: PlaceIndex, speech: Speech): View {
  if (screen.area === screen.ownArea) return null;
  const area = places.get(screen.area)?.parent ?? screen.ownArea;
  return html`<p><a href="${gapsAddress({ ...screen, area, page: 0 })}">${speech.say("button.up")}</a></p>`;
}

function gapsAddress({ area, period, page }: GapsScreen): string {
  const query = new URLSearchParams({ area, period, ...(page > 0 && { page: String(page) }) });
  return `/office/gaps?${query.toString()}`;
}
