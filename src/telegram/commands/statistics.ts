import { type Composer, InputFile } from "grammy";
import { isWithin, NATIONWIDE } from "../../domain/area.ts";
import type { Overseer } from "../../domain/overseer.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { createReferralCounts } from "../../domain/referral-counts.ts";
import { type CountsByPeriod, type Period, type ReferralCounts, sumOf } from "../../domain/referral-statistics.ts";
import { worryingSources } from "../../domain/source-worry.ts";
import { admitAdmin } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { drawBarChart } from "../documents/bar-chart.ts";
import { send, settle, show, toMarkup } from "../message-sender.ts";
import { overseerOf } from "../overseer.ts";
import { MOST_WORRIES, sourcesToSeeReply } from "../replies/source-worries.ts";
import { endsReply, overviewReply, type StatisticsScreen } from "../replies/statistics.ts";
import { chartContent, chartReply } from "../replies/statistics-chart.ts";
import { categoriesReply, placesReply } from "../replies/statistics-tables.ts";
import { showSourceQuality } from "./source-quality.ts";

const FIRST_PERIOD: Period = "30-days";

type StatisticsPress = PressOf<"statistics" | "statisticsChart" | "sourcesToSee" | "sourceQuality">;

type Desk = House & { readonly count: (area: string) => Promise<CountsByPeriod> };

/** /statistik: for admins everything, for coordinators what lies in their area. */
export function addStatistics(composer: Composer<JuruContext>, house: House): void {
  const desk: Desk = {
    ...house,
    count: createReferralCounts({ book: house.book, now: () => house.now().getTime(), ticks: () => performance.now() }),
  };
  composer.command(["statistik", "statistics"], async (ctx) => {
    const overseer = overseerOf(ctx, house);
    if (overseer === undefined) return refuse(ctx, "statistik", house);
    const screen: StatisticsScreen = { ...screenOf(overseer), period: FIRST_PERIOD, page: 0 };
    const counts = await desk.count(screen.area);
    await send(ctx, overviewReply(counts[screen.period], screen, house.places, ctx.speech));
  });

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isStatisticsPress(press)) return next();
    const overseer = overseerOf(ctx, house);
    if (overseer === undefined) return refuse(ctx, press.name, house);
    await act(ctx, press, overseer, desk);
  });
}

function isStatisticsPress(press: Press): press is StatisticsPress {
  return ["statistics", "statisticsChart", "sourcesToSee", "sourceQuality"].includes(press.name);
}

async function refuse(ctx: JuruContext, what: string, { audit }: House): Promise<void> {
  await audit.noteRefusal({ act: String(ctx.update.update_id), who: ctx.from?.id ?? 0, what });
  const words = ctx.speech.say("toast.not-your-statistics");
  await (ctx.callbackQuery === undefined ? send(ctx, { text: words }) : settle(ctx, words));
}

function screenOf({ area, isAdmin }: Overseer): Pick<StatisticsScreen, "area" | "ownArea" | "isAdmin"> {
  return { area, ownArea: area, isAdmin };
}

async function act(ctx: JuruContext, press: StatisticsPress, overseer: Overseer, desk: Desk): Promise<void> {
  switch (press.name) {
    case "statistics":
    case "statisticsChart":
      return showCounts(ctx, press, overseer, desk);
    case "sourcesToSee":
      return showSourcesToSee(ctx, press, desk);
    case "sourceQuality":
      return showSourceQuality(ctx, press.id, overseer, desk);
  }
}

async function showCounts(
  ctx: JuruContext,
  press: PressOf<"statistics" | "statisticsChart">,
  overseer: Overseer,
  { places, count }: Desk,
): Promise<void> {
  const area = press.area === "" ? overseer.area : press.area;
  if (!isWithin(area, overseer.area)) return settle(ctx, ctx.speech.say("toast.outside-your-area"));
  if (area !== NATIONWIDE && places.get(area) === undefined) {
    return settle(ctx, ctx.speech.say("general.old-button"));
  }
  const page = press.name === "statistics" ? press.page : 0;
  const screen: StatisticsScreen = { ...screenOf(overseer), area, period: press.period, page };
  const counts = (await count(area))[press.period];
  if (press.name === "statisticsChart") return sendChart(ctx, press.by, { counts, screen, places });
  const replies = { overview: overviewReply, categories: categoriesReply, places: placesReply, ends: endsReply };
  await show(ctx, replies[press.view](counts, screen, places, ctx.speech));
}

async function sendChart(
  ctx: JuruContext,
  by: PressOf<"statisticsChart">["by"],
  { counts, screen, places }: { counts: ReferralCounts; screen: StatisticsScreen; places: PlaceIndex },
): Promise<void> {
  const { speech } = ctx;
  if (sumOf(counts.tally) === 0) return settle(ctx, speech.say("toast.nothing-to-draw"));
  const picture = await drawBarChart(chartContent(by, counts, screen, { places, speech }));
  const reply = chartReply(by, counts, screen, { places, speech });
  const options = { caption: reply.text, parse_mode: "HTML" as const, reply_markup: toMarkup(reply) };
  await ctx.replyWithPhoto(new InputFile(picture, "juru-damai.png"), options);
  await settle(ctx);
}

async function showSourcesToSee(
  ctx: JuruContext,
  { worry, page }: PressOf<"sourcesToSee">,
  house: House,
): Promise<void> {
  if (!(await admitAdmin(ctx, "sourcesToSee", house))) return;
  const { directory, sources, now } = house;
  const reports = worry === "complaints" ? await directory.reports() : [];
  const found = worryingSources(sources.all(), worry, { reports, now: now().getTime(), limit: MOST_WORRIES });
  await show(ctx, sourcesToSeeReply(found, { worry, page }, ctx.speech));
}
