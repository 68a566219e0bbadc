import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contender, type Door, startEcho, startOurs } from "./answers/bots.ts";
import { type LocalTelegram, startLocalTelegram } from "./answers/processes.ts";
import type { Figures } from "./answers/talkers.ts";
import { median, percentile, spread } from "./support/figures.ts";
import { measureInTurn, type Rival, type RivalFigures } from "./support/pairs.ts";
import { openReport } from "./support/report.ts";

const CHATS = 64;
/** Far below what each of them can do: what one answer takes when nobody stands in a queue. */
const CALM_PER_SECOND = 100;

const report = openReport("answers", "a guided talk beside grammY's bare echo bot, by webhook and by polling");
const { isShort } = report.wishes;
const [rounds, seconds] = isShort ? [1, 1] : [7, 5];
const folder = await mkdtemp(join(tmpdir(), "juru-damai-bench-"));
const telegram = await startLocalTelegram();
try {
  for (const door of ["webhook", "polling"] as const) {
    const bots = [
      await startEcho(telegram, door, "default"),
      await startEcho(telegram, door, "undici"),
      await startOurs(telegram, { door, folder: join(folder, door), chats: CHATS }),
    ];
    const busy = await measureInTurn(
      bots.map((bot) => talking(telegram, bot)),
      rounds,
    );
    const calm = await measureInTurn(
      bots.map((bot) => talking(telegram, bot, CALM_PER_SECOND)),
      rounds,
    );
    judge(door, busy, calm);
    for (const bot of bots) await bot.stop();
  }
  await report.close();
} finally {
  telegram.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

/** Everybody as soon as the answer is there, or so many acts a second of all together. */
function talking({ talk }: LocalTelegram, { name, token, bot, script }: Contender, perSecond?: number): Rival {
  return {
    name,
    pids: () => [bot.pid],
    async run() {
      const order = { script, chats: CHATS, firstChat: 1000, perSecond, seconds };
      const { answers, latencies, unanswered }: Figures = await talk(token, order);
      if (unanswered > 0) throw new Error(`${name} left ${unanswered} people without an answer.`);
      return { pieces: answers, waits: latencies };
    },
  };
}

function judge(door: Door, busy: readonly RivalFigures[], calm: readonly RivalFigures[]): void {
  const rows = busy.map(({ name, perSecond, processor }, at) => {
    const waits = calm[at]?.waits ?? [];
    const [p50, p99] = [0.5, 0.99].map((share) => median(waits.map((round) => percentile(round, share))));
    return { name, perSecond, processor, p50: p50 ?? Number.NaN, p99: p99 ?? Number.NaN };
  });
  report.table(
    `${door}: ${CHATS} people who act at once when they are answered, and p50/p99 at ${CALM_PER_SECOND} answers a second`,
    rows.map(({ name, perSecond, processor, p50, p99 }) => ({
      bot: name,
      "answers/s": Math.round(median(perSecond)),
      "least-most": `${Math.round(spread(perSecond).least)}-${Math.round(spread(perSecond).most)}`,
      "CPU us": Math.round(median(processor)),
      "us least-most": `${Math.round(spread(processor).least)}-${Math.round(spread(processor).most)}`,
      "p50 ms": p50.toFixed(2),
      "p99 ms": p99.toFixed(2),
    })),
  );
  const [echo, , ours] = rows;
  if (echo === undefined || ours === undefined) return;
  const ratio = (of: (row: (typeof rows)[number]) => number) => of(ours) / of(echo);
  const base = { is: "at most", limit: 1.5, unit: "x" } as const;
  report.goal({
    ...{ what: `${door}: answers a second beside the default echo bot`, figure: ratio((row) => median(row.perSecond)) },
    ...{ is: "at least", limit: 1, unit: "x" },
  });
  report.goal({ ...base, what: `${door}: p50 beside it`, figure: ratio((row) => row.p50) });
  report.goal({
    ...base,
    what: `${door}: processor an answer beside it`,
    figure: ratio((row) => median(row.processor)),
  });
}
