import type { Speech } from "../../content/speech.ts";
import { type KindCounts, type MapKind, type PlaceCounts, totalOf } from "../../domain/map-counts.ts";
import { pageOf } from "../../domain/pages.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { countTable, warningTable } from "../views/map-table.ts";
import { html, type View } from "../views/markup.ts";
import { turnPages } from "../views/turn-pages.ts";
import { type MapAsked, mapAddress } from "./asked.ts";
import type { MapNumbers } from "./gather-map.ts";
import { isOnIsland } from "./islands.ts";

const ROWS_A_PAGE = 40;
const WARNINGS_A_PAGE = 20;

/** The numbers below the map; in words where there are none. */
export function tableOf(asked: MapAsked, numbers: MapNumbers, places: PlaceIndex, speech: Speech): View {
  const { warning } = numbers;
  return warning === undefined
    ? countsOf(asked, numbers.rows, places, speech)
    : warningsOf(asked, warning.places, places, speech);
}

function countsOf(asked: MapAsked, counts: PlaceCounts, places: PlaceIndex, speech: Speech): View {
  const { layer, area, island } = asked;
  if (counts.size === 0) return html`<p>${speech.say(`office.map-none-${layer}`)}</p>`;
  const sorted = [...counts].toSorted(
    ([place, one], [next, other]) => totalOf(other) - totalOf(one) || (place < next ? -1 : 1),
  );
  const { shown, page, pages } = pageOf(sorted, asked.page, ROWS_A_PAGE);
  const rows = shown.map(([place, kinds]) => ({
    name: place === area ? speech.say("office.map-row-itself") : (places.get(place)?.name ?? place),
    to: linkTo(place, asked),
    counts: kinds,
  }));
  const below = places
    .children(places.get(area) === undefined ? undefined : area)
    .filter(({ code }) => island === undefined || isOnIsland(code, island));
  const rest = below.filter(({ code }) => !counts.has(code)).length;
  return html`${countTable(rows, layer, wholeOf(counts), speech)}
    ${turnPages({ page, pages, to: (to) => mapAddress({ ...asked, page: to }) }, speech)}
    ${rest > 0 && html`<p class="quiet">${speech.say("office.map-rest", { count: rest })}</p>`}`;
}

function warningsOf(
  asked: MapAsked,
  warnings: NonNullable<MapNumbers["warning"]>["places"],
  places: PlaceIndex,
  speech: Speech,
): View {
  if (warnings.length === 0) return html`<p>${speech.say("office.map-none-warnings")}</p>`;
  const { shown, page, pages } = pageOf(warnings, asked.page, WARNINGS_A_PAGE);
  const rows = shown.map((warning) => ({
    ...{ name: tellPlace(warning.place, places) ?? warning.place, to: linkTo(warning.place, asked), warning },
  }));
  return html`${warningTable(rows, speech)}
    ${turnPages({ page, pages, to: (to) => mapAddress({ ...asked, page: to }) }, speech)}`;
}

/** All of it together. */
export function wholeOf(counts: PlaceCounts): KindCounts {
  const whole: Partial<Record<MapKind, number>> = {};
  for (const kinds of counts.values()) {
    for (const [kind, count] of Object.entries(kinds) as [MapKind, number][]) whole[kind] = (whole[kind] ?? 0) + count;
  }
  return whole;
}

/** Nothing lies below a district. */
function linkTo(place: string, { layer, area }: MapAsked): string | undefined {
  const isClosest = place === area || place.length > "34.04".length;
  return isClosest ? undefined : mapAddress({ layer, area: place });
}
