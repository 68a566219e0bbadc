import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOurs } from "./answers/bots.ts";
import { startLocalTelegram } from "./answers/processes.ts";
import type { Step } from "./answers/talkers.ts";
import { median, percentile, spread } from "./support/figures.ts";
import { measureInTurn } from "./support/pairs.ts";
import { openReport } from "./support/report.ts";

/** The same answer, to people who have done more and more in their talk: what differs is how much lies behind them. */
const STEPS = [1, 10, 30] as const;
const BEGIN: readonly Step[] = [{ type: "/panduan", sees: "1/4" }];
const THERE: Step = { press: "Tidak ada, lanjut", sees: "2/4" };
const BACK: Step = { press: "Kembali", sees: "1/4" };
const END: readonly Step[] = [{ type: "/batal", sees: "" }];

const report = openReport("talk-steps", "what an answer costs at the steps 1, 10 and 30 of a talk");
const [rounds, chats] = report.wishes.isShort ? [1, 50] : [7, 400];
const folder = await mkdtemp(join(tmpdir(), "juru-damai-bench-"));
const telegram = await startLocalTelegram();
const ours = await startOurs(telegram, { door: "webhook", folder, chats });
const all = { chats, firstChat: 1000, perSecond: undefined, seconds: 0, isOnce: true };
const go = (script: readonly Step[]) => telegram.talk(ours.token, { ...all, script });
try {
  const figures = await measureInTurn(
    STEPS.map((step) => ({
      name: `step ${step}`,
      pids: () => [ours.bot.pid],
      // There and back again, so that all three end at the same question.
      prepare: async () => {
        await go([...BEGIN, ...Array.from({ length: step - 1 }, (_, at) => (at % 2 === 0 ? THERE : BACK))]);
      },
      async run() {
        const { answers, latencies } = await go(step % 2 === 1 ? [THERE] : [BACK]);
        return { pieces: answers, waits: latencies };
      },
      tidy: async () => void (await go(END)),
    })),
    rounds,
  );
  report.table(
    `${chats} people at once`,
    figures.map(({ name, processor, waits }) => ({
      at: name,
      "CPU us": Math.round(median(processor)),
      "least-most": `${Math.round(spread(processor).least)}-${Math.round(spread(processor).most)}`,
      "p50 ms": median(waits.map((round) => percentile(round, 0.5))).toFixed(1),
    })),
  );
  const [first, , last] = figures.map(({ processor }) => median(processor));
  report.goal({
    ...{ what: "processor at step 30 beside step 1", figure: (last ?? Number.NaN) / (first ?? Number.NaN) },
    ...{ is: "at most", limit: 1.3, unit: "x" },
  });
  await report.close();
} finally {
  await ours.stop();
  telegram.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
