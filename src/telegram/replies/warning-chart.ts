import { tellDate } from "../../content/words/local-moment.ts";
import { tellArea } from "../../content/words/statistics-words.ts";
import { tellMean } from "../../content/words/warning-words.ts";
import { DAY } from "../../domain/duration.ts";
import type { WeekOfCases } from "../../domain/early-warning.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { ChartColour, ChartContent } from "./chart-content.ts";
import type { WarningView } from "./warnings.ts";

/** Does not break, so that a line of a label never begins with the number alone. */
const TOGETHER = "\u00A0";

/** A bar for each week, the newest below: how many cases were green, yellow and red, and how safe people felt. `now` in ms since the epoch. */
export function warningChart(view: WarningView, now: number): ChartContent {
  const { area, places, speech } = view;
  const { weeks } = view.warning;
  return {
    title: speech.say("warnings.chart"),
    subtitle: tellArea(area, places, speech),
    rows: weeks.map((week, at) => tellRow(week, weeks.length - 1 - at, view, now)),
    series: [
      seriesOf(
        "green",
        speech.say("warnings.green"),
        weeks.map(({ green }) => green),
      ),
      seriesOf(
        "yellow",
        speech.say("warnings.yellow"),
        weeks.map(({ yellow }) => yellow),
      ),
      seriesOf(
        "orange",
        speech.say("warnings.red"),
        weeks.map(({ red }) => red),
      ),
    ],
  };
}

/** Green and red are alike to some eyes, and on a copy: the first letter of the colour stands in the bar. */
function seriesOf(colour: ChartColour, name: string, values: readonly number[]) {
  return { colour, name, values, mark: name.charAt(0) };
}

function tellRow({ safety }: WeekOfCases, weeksAgo: number, { area, speech }: WarningView, now: number): string {
  const end = now - weeksAgo * 7 * DAY;
  const day = (at: number) => tellDate(at, offsetAt(area), speech).replaceAll(" ", TOGETHER);
  const week = speech.say("warnings.chart-week", { from: day(end - 6 * DAY), until: day(end) });
  if (safety === undefined) return week;
  const told = speech.say("warnings.chart-safety", { safety: tellMean(safety, speech) });
  return `${week} ${told.replaceAll(" ", TOGETHER)}`;
}
