import { measureMemory } from "./broadcast/memory.ts";
import { measureRate } from "./broadcast/rate.ts";
import { measureWithoutLimit } from "./broadcast/without-limit.ts";
import { median, spread } from "./support/figures.ts";
import { openReport } from "./support/report.ts";

const report = openReport("broadcast", "how much of the rate is used, what each message costs, memory");
const size = report.wishes.isShort
  ? { paces: [25, 100], seconds: 10, people: 2000, rounds: 2, few: 1000, many: 10_000, sending: 5 }
  : { paces: [25, 100, 1000], seconds: 60, people: 20_000, rounds: 5, few: 10_000, many: 1_000_000, sending: 60 };

await rates();
await withoutLimit();
await memory();
await report.close();
process.exit(0);

async function rates(): Promise<void> {
  for (const pace of size.paces) {
    const { people, used, mostInASecond, floods } = await measureRate(pace, size.seconds);
    report.table(`BROADCAST_PER_SECOND=${pace}, for ${size.seconds} s`, [
      { people, "of the rate": `${used.toFixed(2)} %`, "most in a sliding second": mostInASecond, "429": floods },
    ]);
    report.goal({ what: `of ${pace} a second`, figure: used, is: "at least", limit: 98, unit: "%" });
    const what = `most in a sliding second at ${pace}`;
    report.goal({ what, figure: mostInASecond, is: "at most", limit: pace, unit: "" });
  }
}

async function withoutLimit(): Promise<void> {
  const figures = await measureWithoutLimit(size.people, size.rounds);
  const base = median(figures[0]?.perSecond ?? []);
  report.table(
    `Without a limit, ${size.people} messages a round, ${size.rounds} rounds, 256 on their way at once`,
    figures.map(({ name, perSecond, processor }) => ({
      what: name,
      "a second": Math.round(median(perSecond)),
      spread: `${Math.round(spread(perSecond).least)}-${Math.round(spread(perSecond).most)}`,
      "of the loop": (median(perSecond) / base).toFixed(2),
      "CPU us a message": median(processor).toFixed(1),
    })),
  );
  report.keep("withoutLimit", figures);
  const figure = median(figures[1]?.perSecond ?? []) / base;
  report.goal({ what: "messages a second, of the loop's", figure, is: "at least", limit: 0.7, unit: "x" });
}

async function memory(): Promise<void> {
  const few = await measureMemory(size.few, size.sending);
  report.note(`${size.many} members are written down first, which takes a while.`);
  const many = await measureMemory(size.many, size.sending);
  const most = ({ megabytesFreezing, megabytesSending }: typeof few) => Math.max(megabytesFreezing, megabytesSending);
  report.table(
    "Memory of the bot in MB, with --max-old-space-size=256",
    [few, many].map((figures) => ({
      ...{
        recipients: figures.people,
        pages: figures.pages,
        "written down in": `${Math.round(figures.freezingSeconds)} s`,
      },
      "writing down": Math.round(figures.megabytesFreezing),
      sending: Math.round(figures.megabytesSending),
    })),
  );
  const what = `memory at ${size.many} recipients, of that at ${size.few}`;
  report.goal({ what, figure: most(many) / most(few), is: "at most", limit: 1.2, unit: "x" });
}
