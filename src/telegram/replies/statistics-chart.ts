import type { Speech } from "../../content/speech.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { StandingGroup } from "../../domain/referral-standing.ts";
import { type ReferralCounts, sumOf, type Tally, tallyPlacesIn } from "../../domain/referral-statistics.ts";
import { tellNeed } from "./broker-words.ts";
import type { Reply } from "./reply.ts";
import { chartButton, overviewButton, type StatisticsScreen, tellArea, tellGroup, tellPeriod } from "./statistics.ts";

/** A chart in words and numbers, ready to be drawn. */
export interface ChartContent {
  readonly title: string;
  readonly subtitle: string;
  /** One bar each, from top to bottom. */
  readonly rows: readonly string[];
  /** One colour each; as many values as there are rows. */
  readonly series: readonly {
    readonly group: StandingGroup;
    readonly name: string;
    readonly values: readonly number[];
  }[];
}

/** Help begins at the line from which bars are compared. */
const FROM_BEST = [
  "helped",
  "partly_helped",
  "received",
  "open",
  "late",
  "without_help",
  "other",
] as const satisfies readonly StandingGroup[];

/** More bars than these would be too thin on a small phone; the rest stands in one bar together. */
const MOST_ROWS = 13;

/** What is drawn of the counts: a bar for each need, or for each place one step down from the area. */
export function chartContent(
  by: "categories" | "places",
  counts: ReferralCounts,
  screen: StatisticsScreen,
  { places, speech }: { readonly places: PlaceIndex; readonly speech: Speech },
): ChartContent {
  const all = by === "categories" ? categoryRows(counts, speech) : placeRows(counts, screen.area, { places, speech });
  const rows = all.toSorted((one, other) => sumOf(other.tally) - sumOf(one.tally));
  const shown = rows.length <= MOST_ROWS ? rows : rows.slice(0, MOST_ROWS - 1);
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
    series: FROM_BEST.map((group) => ({ group, name: tellGroup(group, speech), values: valuesOf(group) })).filter(
      ({ values }) => values.some((value) => value > 0),
    ),
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
