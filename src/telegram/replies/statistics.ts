import type { Speech } from "../../content/speech.ts";
import { PERIOD_BUTTONS, tellArea, tellDays, tellPeriod } from "../../content/words/statistics-words.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { STANDING_GROUPS, STANDINGS, type StandingGroup } from "../../domain/referral-standing.ts";
import { PERIODS, type Period, type ReferralCounts, sumOf, type Tally } from "../../domain/referral-statistics.ts";
import type { PressOf } from "../callback-data.ts";
import { roomButtons } from "./number-screens.ts";
import type { Button, Reply } from "./reply.ts";

export type StatisticsPress = PressOf<"statistics">;

/** What is on the screen, and for whom. */
export interface StatisticsScreen {
  readonly period: Period;
  /** Kemendagri code, or the whole country. */
  readonly area: string;
  /** All that this person may see. */
  readonly ownArea: string;
  readonly isAdmin: boolean;
  readonly page: number;
}

export const GROUPS = Object.keys(STANDING_GROUPS) as readonly StandingGroup[];

/** Told apart by shape too, not by colour alone. */
const SIGNS: Readonly<Record<StandingGroup, string>> = {
  open: "🔵",
  late: "🔴",
  received: "📦",
  helped: "✅",
  partly_helped: "☑️",
  without_help: "❌",
  other: "▫️",
};

/** The first screen of /statistik: how the referrals stand, and what came back. */
export function overviewReply(
  counts: ReferralCounts,
  screen: StatisticsScreen,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const isEmpty = sumOf(counts.tally) === 0;
  const open = (view: StatisticsPress["view"], text: string): Button => ({ text, press: pressFor(view, screen) });
  return {
    text: [
      titleOf(screen, places, speech),
      ...(isEmpty ? [speech.say("statistics.none")] : summaryOf(counts, speech)),
    ].join("\n\n"),
    buttons: [
      periodButtons("overview", screen, speech),
      ...(isEmpty
        ? []
        : [
            [open("categories", speech.say("button.by-category")), open("places", speech.say("button.by-place"))],
            [open("ends", speech.say("button.ends")), chartButton("categories", screen, speech)],
          ]),
      ...(screen.isAdmin ? [[worriesButton(speech)], ...roomButtons("referrals", speech)] : []),
    ],
  };
}

/** How many stand in each state or end, one by one. */
export function endsReply(
  { tally }: ReferralCounts,
  screen: StatisticsScreen,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  const lines = STANDINGS.filter((standing) => tally[standing] > 0).map(
    (standing) => `${speech.say(`standing.${standing}`)}: <b>${tally[standing]}</b>`,
  );
  return {
    text: [
      titleOf(screen, places, speech),
      speech.say("statistics.ends"),
      lines.length === 0 ? speech.say("statistics.none") : lines.join("\n"),
    ].join("\n\n"),
    buttons: [periodButtons("ends", screen, speech), [overviewButton(screen, speech)]],
  };
}

export function titleOf({ period, area }: StatisticsScreen, places: PlaceIndex, speech: Speech): string {
  return speech.say("statistics.title", { period: tellPeriod(period, speech), area: tellArea(area, places, speech) });
}

export function tellGroup(group: StandingGroup, speech: Speech): string {
  return speech.say(`standing-group.${group}`);
}

/** "✅ 7 · ❌ 2": only what there is. */
export function tellTally(tally: Tally): string {
  return GROUPS.filter((group) => sumOf(tally, group) > 0)
    .map((group) => `${SIGNS[group]} ${sumOf(tally, group)}`)
    .join(" · ");
}

export function pressFor(
  view: StatisticsPress["view"],
  { period, area, ownArea }: StatisticsScreen,
  page = 0,
): StatisticsPress {
  return { name: "statistics", view, period, area: area === ownArea ? "" : area, page };
}

export function periodButtons(view: StatisticsPress["view"], screen: StatisticsScreen, speech: Speech): Button[] {
  return PERIODS.map((period) => {
    const text = speech.say(PERIOD_BUTTONS[period]);
    const isShown = period === screen.period;
    return { text: isShown ? `• ${text}` : text, press: pressFor(view, { ...screen, period }) };
  });
}

export function overviewButton(screen: StatisticsScreen, speech: Speech): Button {
  return { text: speech.say("button.overview"), press: pressFor("overview", screen) };
}

export function chartButton(by: "categories" | "places", screen: StatisticsScreen, speech: Speech): Button {
  const { period, area } = pressFor("overview", screen);
  return { text: speech.say("button.chart"), press: { name: "statisticsChart", by, period, area } };
}

function worriesButton(speech: Speech): Button {
  return { text: speech.say("button.sources-to-see"), press: { name: "sourcesToSee", worry: "quality", page: 0 } };
}

function summaryOf(counts: ReferralCounts, speech: Speech): readonly string[] {
  const { tally, medianDays, due, acknowledgedInTime, silent } = counts;
  const share = (part: number) => Math.round((part / due) * 100);
  return [
    [
      speech.say("statistics.total", { count: sumOf(tally) }),
      ...GROUPS.filter((group) => group !== "other" || sumOf(tally, group) > 0).map(
        (group) => `${SIGNS[group]} ${tellGroup(group, speech)}: <b>${sumOf(tally, group)}</b>`,
      ),
    ].join("\n"),
    ...(medianDays === undefined ? [] : [speech.say("statistics.median", { time: tellDays(medianDays, speech) })]),
    ...(due === 0
      ? []
      : [
          speech.say("statistics.feedback", {
            ...{ due, acknowledged: acknowledgedInTime, acknowledgedShare: share(acknowledgedInTime) },
            ...{ silent, silentShare: share(silent) },
          }),
        ]),
  ];
}
