import { whatIsUnclean } from "../support/faults/figures.ts";
import { type InstancesFigures, measureInstances } from "./instances/crowd-on-instances.ts";
import { median } from "./support/figures.ts";
import { openReport } from "./support/report.ts";

const report = openReport("instances", "one, two and four instances behind a balancer, and one of two killed");
const size = report.wishes.isShort
  ? { volunteers: 8, seconds: 5, rounds: 1 }
  : { volunteers: 50, seconds: 30, rounds: 3 };

const COUNTS = [1, 2, 4] as const;
const runs: InstancesFigures[] = [];
for (let round = 0; round < size.rounds; round++) {
  for (const instances of round % 2 === 0 ? COUNTS : COUNTS.toReversed()) {
    runs.push(await measureInstances({ ...size, instances }));
  }
}
const of = (instances: number, what: "answersASecond" | "fairToInstances" | "fairToChats" | "processorAnAnswer") =>
  median(runs.filter((run) => run.instances === instances).map((run) => run[what]));
report.table(
  `${size.volunteers} volunteers in guided talks who do not stop to think, ${size.seconds} s, ${size.rounds} rounds, the one in the middle`,
  COUNTS.map((instances) => ({
    instances,
    "answers a second": of(instances, "answersASecond").toFixed(1),
    "of one": (of(instances, "answersASecond") / of(1, "answersASecond")).toFixed(2),
    "CPU us an answer": Math.round(of(instances, "processorAnAnswer")),
    "fair to instances": of(instances, "fairToInstances").toFixed(3),
    "fair to chats": of(instances, "fairToChats").toFixed(3),
  })),
);
report.note(
  `People, balancer and Telegram are one process and take one core; ${report.machine.cores} cores are shared by it, Redis and ` +
    "all instances. Once the cores are full, more instances can answer no more: what more cores bring is arithmetic, from the processor an answer takes.",
);

const { figures } = await measureInstances({ ...size, instances: 2, isKilled: true });
report.table("Two instances, one killed with SIGKILL in the middle and started again", [
  {
    ...{ acts: figures.acts, "answers lost": figures.answersLost, "taken twice": figures.appliedTwice },
    ...{ records: figures.records, "records lost": figures.recordsLost },
    "sent twice": `${figures.sentTwice} (${figures.sentTwiceExcused} nobody can avoid)`,
    "longest wait": `${(figures.longestWaitMs / 1000).toFixed(1)} s`,
  },
]);
for (const line of [...whatIsUnclean(figures), ...figures.complaints]) report.note(line);
const lost = figures.answersLost + figures.recordsLost;
report.goal({ what: "lost when one of two is killed", figure: lost, is: "at most", limit: 0, unit: "" });
const twice = figures.appliedTwice + figures.sentTwice - figures.sentTwiceExcused;
report.goal({ what: "taken or sent twice without need", figure: twice, is: "at most", limit: 0, unit: "" });
for (const instances of [2, 4]) {
  const what = `fair to ${instances} instances (Jain)`;
  report.goal({ what, figure: of(instances, "fairToInstances"), is: "at least", limit: 0.95, unit: "" });
}
report.goal({ what: "fair to chats at 4 (Jain)", figure: of(4, "fairToChats"), is: "at least", limit: 0.9, unit: "" });
report.keep("runs", runs);
report.keep("killed", figures);
await report.close();
process.exit(0);
