import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Contender, startEcho, startOurs } from "./answers/bots.ts";
import { startLocalTelegram } from "./answers/processes.ts";
import { median, spread } from "./support/figures.ts";
import { openReport } from "./support/report.ts";

/** Long enough for what a start leaves behind to be collected. */
const REST = 5000;

const report = openReport("cold-start", "from nothing to the first answer, and memory at rest");
const rounds = report.wishes.isShort ? 1 : 7;
const folder = await mkdtemp(join(tmpdir(), "juru-damai-bench-"));
const telegram = await startLocalTelegram();

/** Somebody writes before there is a bot: the answer is the first thing that it does. */
const STARTS: readonly [name: string, start: (round: number) => Promise<Contender>][] = [
  ["echo, default", () => startEcho(telegram, "polling", "default", isWaitedFor("Halo", "Halo"))],
  [
    "Juru Damai",
    (round) =>
      startOurs(telegram, {
        ...{ door: "polling", folder: join(folder, String(round)), chats: 0 },
        onOpen: isWaitedFor("/start", "Pilih bahasamu"),
      }),
  ],
];
const figures = STARTS.map(([name]) => ({ name, firstAnswer: [] as number[], memory: [] as number[] }));
let told: Promise<number> = Promise.resolve(0);

for (let round = 0; round <= rounds; round++) {
  for (const [at, [, start]] of STARTS.entries()) {
    const { bot, stop } = await start(round);
    const firstAnswer = await told;
    await sleep(REST);
    // The first round fills the caches: of the disk, and of what Node has compiled.
    if (round > 0) {
      figures[at]?.firstAnswer.push(firstAnswer);
      figures[at]?.memory.push(bot.rss());
    }
    await stop();
  }
}
telegram.close();
report.table(
  "by polling, a new process each time",
  figures.map(({ name, firstAnswer, memory }) => ({
    bot: name,
    "first answer ms": Math.round(median(firstAnswer)),
    "least-most": `${Math.round(spread(firstAnswer).least)}-${Math.round(spread(firstAnswer).most)}`,
    "at rest MB": Math.round(median(memory)),
  })),
);
await report.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);

function isWaitedFor(type: string, sees: string) {
  return (token: string) => {
    const script = [{ type, sees }];
    const order = { script, chats: 1, firstChat: 5000, perSecond: undefined, seconds: 0, isOnce: true };
    told = telegram.talk(token, order).then(({ latencies }) => latencies[0] ?? Number.NaN);
  };
}
