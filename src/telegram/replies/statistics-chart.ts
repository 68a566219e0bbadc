import type { Speech } from "../../content/speech.ts";
import { tellNeed } from "../../content/words/broker-words.ts";
import { tellArea, tellPeriod } from "../../content/words/statistics-words.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { StandingGroup } from "../../domain/referral-standing.ts";
import { type ReferralCounts, sumOf, type Tally, tallyPlacesIn } from "../../domain/referral-statistics.ts";
import { type ChartColour, type ChartContent, MOST_BARS } from "./chart-content.ts";
import type { Reply } from "./reply.ts";
import { chartButton, overviewButton, type StatisticsScreen, tellGroup } from "./statistics.ts";

/** From the best: help begins at the line from which bars are compared. */
const COLOURS: Readonly<Record<StandingGroup, ChartColour>> = {
  helped: "green",
  partly_helped: "sky",
  received: "navy",
  open: "yellow",
  late: "orange",
  without_help: "black",
  other: "grey",
};
const FROM_BEST = Object.keys(COLOURS) as readonly StandingGroup[];

/** What is drawn of the counts: a bar for each need, or for each place one step down from the area. */
export function chartContent(
  by: "categories" | "places",
  counts: ReferralCounts,
  screen: StatisticsScreen,
  { places, speech }: { readonly places: PlaceIndex; readonly speech: Speech },
): ChartContent {
  const all = by === "categories" ? categoryRows(counts, speech) : placeRows(counts, screen.area, { places, speech });
  const rows = all.toSorted((one, other) => sumOf(other.tally) - sumOf(one.tally));
  const shown = rows.length <= MOST_BARS ? rows : rows.slice(0, MOST_BARS - 1);
  const rest = rows.slice(shown.length);
  const valuesOf = (group: StandingGroup) => [
    ...shown.map(({ tally }) => sumOf(tally, group)),
    ...(rest.length === 0 ? [] : [rest.reduce((sum, { tally }) => sum + sumOf(tally, group), 0)]),
  ];
  return {
    title: speech.say(by === "categories" ? "chart.by-category" : "chart.by-place"),
    subtitle: `${tellPeriod(screen.period, speech)} · ${tellArea(screen.area, places, speech)}`,
    rows: [
      ...shown.map(({ name }) => name),
      ...(rest.length === 0 ? [] : [speech.say("chart.rest", { count: rest.length })]),
    ],
    series: FROM_BEST.map((group) => ({
      ...{ colour: COLOURS[group], name: tellGroup(group, speech), values: valuesOf(group) },
    })).filter(({ values }) => values.some((value) => value > 0)),
  };
}

/** What stands under the picture: enough to know it by when it is passed on. */
export function chartReply(
  by: "categories" | "places",
  { tally }: ReferralCounts,
  screen: StatisticsScreen,
  { places, speech }: { readonly places: PlaceIndex; readonly speech: Speech },
): Reply {
  const period = tellPeriod(screen.period, speech);
  const caption = { period, area: tellArea(screen.area, places, speech), count: sumOf(tally) };
  const other = by === "categories" ? "places" : "categories";
  const otherText = speech.say(other === "places" ? "button.by-place" : "button.by-category");
  return {
    text: speech.say("statistics.chart-caption", caption),
    buttons: [[{ ...chartButton(other, screen, speech), text: otherText }, overviewButton(screen, speech)]],
  };
}

interface Row {
  readonly name: string;
  readonly tally: Tally;
}

function categoryRows({ byCategory }: ReferralCounts, speech: Speech): readonly Row[] {
  return [...byCategory].map(([category, { tally }]) => ({ name: tellNeed(category, speech), tally }));
}

function placeRows(
  { byPlace }: ReferralCounts,
  area: string,
  { places, speech }: { readonly places: PlaceIndex; readonly speech: Speech },
): readonly Row[] {
  return [...tallyPlacesIn(area, byPlace)].map(([place, tally]) => {
    const name = place === area ? speech.say("statistics.no-closer-place") : places.get(place)?.name;
    return { name: name ?? place, tally };
  });
}
