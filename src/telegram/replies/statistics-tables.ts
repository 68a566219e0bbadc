import { escapeHtml, type Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellDays } from "../../content/words/statistics-words.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { type ReferralCounts, sumOf, type Tally, tallyPlacesIn } from "../../domain/referral-statistics.ts";
import type { Button, Reply } from "./reply.ts";
import {
  chartButton,
  overviewButton,
  periodButtons,
  pressFor,
  type StatisticsPress,
  type StatisticsScreen,
  tellTally,
  titleOf,
} from "./statistics.ts";

/** What one can take in on a small phone. */
const ROWS_A_PAGE = 7;

interface Row {
  readonly text: string;
  /** The way one step down. */
  readonly button?: Button;
}

/** What was needed, the most frequent first. */
export function categoriesReply(
  { byCategory }: ReferralCounts,
  screen: StatisticsScreen,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const rows = [...byCategory]
    .toSorted(([one, a], [other, b]) => sumOf(b.tally) - sumOf(a.tally) || (one < other ? -1 : 1))
    .map(([category, { tally, medianDays }]): Row => {
      const days = medianDays === undefined ? "" : ` · ⏱ ${tellDays(medianDays, speech)}`;
      return { text: rowText(tellNeed(category, speech), tally) + days };
    });
  return tableReply("categories", speech.say("statistics.by-category"), rows, { screen, places, speech });
}

/** One step down from the area: provinces, then regencies, then districts; the most frequent first. */
export function placesReply(
  { byPlace }: ReferralCounts,
  screen: StatisticsScreen,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const rows = [...tallyPlacesIn(screen.area, byPlace)]
    .toSorted(([one, a], [other, b]) => sumOf(b) - sumOf(a) || (one < other ? -1 : 1))
    .map(([place, tally]): Row => {
      if (place === screen.area) return { text: rowText(speech.say("statistics.no-closer-place"), tally) };
      const { name, kind } = places.get(place) ?? { name: place, kind: "district" };
      const row = { text: rowText(escapeHtml(name), tally) };
      if (kind === "district") return row;
      return { ...row, button: { text: name, press: pressFor("places", { ...screen, area: place }) } };
    });
  return tableReply("places", speech.say("statistics.by-place"), rows, { screen, places, speech });
}

function rowText(name: string, tally: Tally): string {
  return `<b>${name}: ${sumOf(tally)}</b>\n${tellTally(tally)}`;
}

function tableReply(
  view: StatisticsPress["view"] & ("categories" | "places"),
  heading: string,
  rows: readonly Row[],
  {
    screen,
    places,
    speech,
  }: { readonly screen: StatisticsScreen; readonly places: PlaceIndex; readonly speech: Speech },
): Reply {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const page = Math.min(screen.page, pages - 1);
  const shown = rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
  const turn = (text: string, to: number): Button[] =>
    to < 0 || to >= pages ? [] : [{ text, press: pressFor(view, screen, to) }];
  return {
    text: [
      `${titleOf(screen, places, speech)}\n${heading}`,
      ...(rows.length === 0 ? [speech.say("statistics.none")] : shown.map(({ text }) => text)),
      ...(rows.length === 0 ? [] : [speech.say("statistics.legend")]),
      ...(pages === 1 ? [] : [speech.say("statistics.page", { page: page + 1, pages })]),
    ].join("\n\n"),
    buttons: [
      ...pairs(shown.flatMap(({ button }) => button ?? [])),
      [...turn(speech.say("button.earlier"), page - 1), ...turn(speech.say("button.later"), page + 1)],
      periodButtons(view, screen, speech),
      [...upButton(view, screen, places, speech), overviewButton(screen, speech), chartButton(view, screen, speech)],
    ].filter((row) => row.length > 0),
  };
}

function upButton(
  view: StatisticsPress["view"],
  screen: StatisticsScreen,
  places: PlaceIndex,
  speech: Speech,
): Button[] {
  if (screen.area === screen.ownArea) return [];
  const area = places.get(screen.area)?.parent ?? screen.ownArea;
  return [{ text: speech.say("button.up"), press: pressFor(view, { ...screen, area }) }];
}

function pairs(buttons: readonly Button[]): readonly Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
