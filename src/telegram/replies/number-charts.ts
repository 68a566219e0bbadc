import type { Speech } from "../../content/speech.ts";
import { tellItem } from "../../content/words/guidance-words.ts";
import type { BroadcastCounts } from "../../domain/broadcast-statistics.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { MemberCounts } from "../../domain/member-statistics.ts";
import { PHASES } from "../../domain/phase.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { ROLES } from "../../domain/role.ts";
import { totalOf } from "../../domain/tally-ledger.ts";
import { sumUse, type UseSpan, type WeekOfUse, weeksIn } from "../../domain/usage.ts";
import type { PressOf } from "../callback-data.ts";
import { tellRound } from "./broadcast-counts.ts";
import { type ChartContent, MOST_BARS } from "./chart-content.ts";
import { joinedRows, provinceRows, WEEKS_SHOWN } from "./member-counts.ts";
import { type NumberChart, type NumbersPress, numbersPress, tellSpan, tellWeek } from "./number-screens.ts";
import type { Reply } from "./reply.ts";
import type { ReadUpdate } from "./update-counts.ts";
import { techniqueRows } from "./use-counts.ts";

interface Bar {
  readonly name: string;
  readonly count: number;
}

interface Told {
  readonly catalogue: Catalogue;
  readonly speech: Speech;
}

/** Where each picture belongs. */
const SCREEN_OF: Readonly<Record<NumberChart, NumbersPress["view"]>> = {
  provinces: "provinces",
  joined: "joined",
  active: "use",
  guided: "use",
  techniques: "techniques",
  broadcasts: "broadcasts",
  updates: "updates",
};

export function provincesChart(counts: MemberCounts, places: PlaceIndex, speech: Speech): ChartContent {
  return ofOneColour("provinces", speech.say("span.now"), provinceRows(counts, places, speech), speech);
}

export function joinedChart(counts: MemberCounts, week: number, speech: Speech): ChartContent {
  const bars = joinedRows(counts, week).map((row) => ({ name: tellWeek(row.week, speech), count: row.count }));
  return ofOneColour("joined", tellSpan("13-weeks", speech), bars, speech);
}

/** Week by week, a quarter of a year at most; fewer than two bars show nothing. */
export function activeChart(weeks: readonly WeekOfUse[], speech: Speech): ChartContent {
  const bars = weeks.slice(-WEEKS_SHOWN).map(({ week, active }) => ({ name: tellWeek(week, speech), count: active }));
  return ofOneColour("active", tellSpan("13-weeks", speech), bars, speech);
}

export function guidedChart(weeks: readonly WeekOfUse[], span: UseSpan, { catalogue, speech }: Told): ChartContent {
  const { byPhase, byRole } = sumUse(weeks.slice(-weeksIn(span)));
  const bars = [
    ...PHASES.flatMap((id) => catalogue.phases.filter((phase) => phase.id === id)).map(({ id, name }) => ({
      name: speech.tell(name),
      count: byPhase[id] ?? 0,
    })),
    ...ROLES.flatMap((id) => catalogue.roles.filter((role) => role.id === id)).map(({ id, name }) => ({
      name: speech.tell(name),
      count: byRole[id] ?? 0,
    })),
  ];
  return ofOneColour("guided", tellSpan(span, speech), bars, speech);
}

export function techniquesChart(weeks: readonly WeekOfUse[], span: UseSpan, { catalogue, speech }: Told): ChartContent {
  const rows = techniqueRows(weeks.slice(-weeksIn(span)), catalogue, speech).filter(({ count }) => count > 0);
  const bars = rows.map(({ title, count }) => ({ name: title, count }));
  return ofOneColour("techniques", tellSpan(span, speech), bars, speech);
}

/** Oldest first; reached and not reached in one bar. */
export function broadcastsChart({ latest }: BroadcastCounts, span: UseSpan, speech: Speech): ChartContent {
  const rounds = latest.toReversed();
  const reached = rounds.map(({ tally }) => tally.sent);
  const missed = rounds.map(({ tally }) => totalOf(tally) - tally.sent);
  return {
    title: speech.say("chart.broadcasts"),
    subtitle: tellSpan(span, speech),
    rows: rounds.map((round) => tellRound(round, speech)),
    series: [
      { colour: "green", name: speech.say("numbers.reached"), values: reached },
      { colour: "black", name: speech.say("chart.not-reached"), values: missed },
    ],
  };
}

/** Of the latest ones, newest first: who of the active members has read it, and who has not. */
export function updatesChart(
  updates: readonly ReadUpdate[],
  members: number,
  { catalogue, speech }: Told,
): ChartContent {
  const shown = updates.slice(0, MOST_BARS);
  const read = shown.map((update) => Math.min(update.read, members));
  return {
    title: speech.say("chart.updates"),
    subtitle: speech.say("span.now"),
    rows: shown.map(({ update }) => `${update.number}. ${tellItem(update.item, catalogue, speech)}`),
    series: [
      { colour: "green", name: speech.say("chart.read"), values: read },
      { colour: "black", name: speech.say("chart.not-read"), values: read.map((count) => members - count) },
    ],
  };
}

/** What stands under the picture, and the way back. */
export function numbersChartReply(
  { of, span }: Pick<PressOf<"numbersChart">, "of" | "span">,
  { title, subtitle }: ChartContent,
  speech: Speech,
): Reply {
  const press = numbersPress(SCREEN_OF[of], span);
  return {
    text: speech.say("numbers.chart-caption", { title, subtitle }),
    buttons: [[{ text: speech.say("button.to-numbers"), press }]],
  };
}

/** What does not fit stands in one bar together. */
function ofOneColour(
  of: Exclude<NumberChart, "broadcasts" | "updates">,
  subtitle: string,
  bars: readonly Bar[],
  speech: Speech,
): ChartContent {
  const shown = bars.length <= MOST_BARS ? bars : bars.slice(0, MOST_BARS - 1);
  const rest = bars.slice(shown.length);
  const sum = rest.reduce((all, { count }) => all + count, 0);
  const more = rest.length === 0 ? [] : [{ name: speech.say("chart.rest", { count: rest.length }), count: sum }];
  const all = [...shown, ...more];
  return {
    title: speech.say(`chart.${of}`),
    subtitle,
    rows: all.map(({ name }) => name),
    series: [{ colour: "navy", name: "", values: all.map(({ count }) => count) }],
  };
}
