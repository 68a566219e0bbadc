import { type Composer, InputFile } from "grammy";
import { countBroadcasts, eachCampaign, roundsOf, type SentRound } from "../../domain/broadcast-statistics.ts";
import { type GuidanceUpdate, updateId } from "../../domain/guidance-update.ts";
import { createKeptCounts } from "../../domain/kept-counts.ts";
import { countMembers } from "../../domain/member-statistics.ts";
import { pageOf } from "../../domain/pages.ts";
import { type UseSpan, WEEKS_OF_USE, weeksIn } from "../../domain/usage.ts";
import { startOfWeek, weekOf } from "../../domain/week.ts";
import { admitAdmin } from "../admin-right.ts";
import type { PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { drawBarChart } from "../documents/bar-chart.ts";
import { settle, show, toMarkup } from "../message-sender.ts";
import { broadcastsReply, LATEST_ROUNDS } from "../replies/broadcast-counts.ts";
import { type ChartContent, MOST_BARS } from "../replies/chart-content.ts";
import { joinedReply, membersReply, provincesReply, WEEKS_SHOWN } from "../replies/member-counts.ts";
import {
  activeChart,
  broadcastsChart,
  guidedChart,
  joinedChart,
  numbersChartReply,
  provincesChart,
  techniquesChart,
  updatesChart,
} from "../replies/number-charts.ts";
import type { Reply } from "../replies/reply.ts";
import { type ReadUpdate, UPDATES_A_PAGE, updatesReadReply } from "../replies/update-counts.ts";
import { techniquesReply, useReply } from "../replies/use-counts.ts";

type Desk = House & ReturnType<typeof createCounts>;

/** What /statistik shows beside the referrals: members, use, cards and broadcasts. For admins. */
export function addNumbers(composer: Composer<JuruContext>, house: House): void {
  const desk: Desk = { ...house, ...createCounts(house) };
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press?.name !== "numbers" && press?.name !== "numbersChart") return next();
    if (!(await admitAdmin(ctx, press.name, house))) return;
    await (press.name === "numbers" ? show(ctx, await screenFor(ctx, press, desk)) : sendChart(ctx, press, desk));
  });
}

function createCounts(house: House) {
  const { members, adminIds, usage, now } = house;
  const ticks = () => performance.now();
  return {
    memberCounts: createKeptCounts(() => countMembers(members.everyone(), { adminIds, readTime: Date.parse }), ticks),
    broadcastCounts: createKeptCounts((span) => {
      const since = startOfWeek(weekOf(now().getTime()) + 1 - weeksIn(span as UseSpan));
      return countBroadcasts(eachRound(since, house), { since, latest: LATEST_ROUNDS });
    }, ticks),
    weeks: (span: UseSpan) => usage.read(Math.min(WEEKS_OF_USE, Math.max(weeksIn(span), WEEKS_SHOWN))),
    week: () => weekOf(now().getTime()),
  };
}

async function* eachRound(since: number, { campaigns, broadcasts }: House): AsyncGenerator<SentRound> {
  for await (const file of eachCampaign(campaigns)) {
    for (const round of await roundsOf(file, campaigns)) {
      if (round.startedAt >= since) yield { ...round, tally: await broadcasts.tally(round) };
    }
  }
}

function readsOf(updates: readonly GuidanceUpdate[], { receipts }: House): Promise<readonly ReadUpdate[]> {
  return Promise.all(updates.map(async (update) => ({ update, read: await receipts.count(updateId(update)) })));
}

async function screenFor(ctx: JuruContext, press: PressOf<"numbers">, desk: Desk): Promise<Reply> {
  const { speech } = ctx;
  const { span } = press;
  switch (press.view) {
    case "members":
      return membersReply(await desk.memberCounts(""), desk.week(), speech);
    case "provinces":
      return provincesReply(await desk.memberCounts(""), press, desk.places, speech);
    case "joined":
      return joinedReply(await desk.memberCounts(""), desk.week(), speech);
    case "use":
      return useReply(await desk.weeks(span), span, desk.catalogue, speech);
    case "techniques":
      return techniquesReply(await desk.weeks(span), press, desk.catalogue, speech);
    case "broadcasts":
      return broadcastsReply(await desk.broadcastCounts(span), span, speech);
    case "updates": {
      const page = pageOf(desk.updates.all(), press.page, UPDATES_A_PAGE);
      const [{ byStatus }, shown] = await Promise.all([desk.memberCounts(""), readsOf(page.shown, desk)]);
      return updatesReadReply({ ...page, shown }, byStatus.active, press, { catalogue: desk.catalogue, speech });
    }
  }
}

async function sendChart(ctx: JuruContext, press: PressOf<"numbersChart">, desk: Desk): Promise<void> {
  const { speech } = ctx;
  const content = await chartFor(ctx, press, desk);
  const isEmpty = content.series.every(({ values }) => values.every((value) => value === 0));
  if (isEmpty) return settle(ctx, speech.say("toast.no-numbers-to-draw"));
  const reply = numbersChartReply(press, content, speech);
  const options = { caption: reply.text, parse_mode: "HTML" as const, reply_markup: toMarkup(reply) };
  await ctx.replyWithPhoto(new InputFile(await drawBarChart(content), "juru-damai.png"), options);
  await settle(ctx);
}

async function chartFor(ctx: JuruContext, { of, span }: PressOf<"numbersChart">, desk: Desk): Promise<ChartContent> {
  const { speech } = ctx;
  const told = { catalogue: desk.catalogue, speech };
  switch (of) {
    case "provinces":
      return provincesChart(await desk.memberCounts(""), desk.places, speech);
    case "joined":
      return joinedChart(await desk.memberCounts(""), desk.week(), speech);
    case "active":
      return activeChart(await desk.weeks(span), speech);
    case "guided":
      return guidedChart(await desk.weeks(span), span, told);
    case "techniques":
      return techniquesChart(await desk.weeks(span), span, told);
    case "broadcasts":
      return broadcastsChart(await desk.broadcastCounts(span), span, speech);
    case "updates": {
      const latest = desk.updates.all().slice(0, MOST_BARS);
      const [{ byStatus }, reads] = await Promise.all([desk.memberCounts(""), readsOf(latest, desk)]);
      return updatesChart(reads, byStatus.active, told);
    }
  }
}
