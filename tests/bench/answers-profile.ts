import { copyFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOurs } from "./answers/bots.ts";
import { startLocalTelegram } from "./answers/processes.ts";
import { processorTime } from "./support/processor-time.ts";

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const folder = await mkdtemp(join(tmpdir(), "juru-damai-profile-"));
const telegram = await startLocalTelegram();
const CHATS = 64;
const seconds = Number(process.env["SECONDS"] ?? 10);
const rival = await startOurs(telegram, {
  ...{ door: "webhook", folder, chats: CHATS },
  flags: ["--cpu-prof", `--cpu-prof-dir=${folder}/prof`],
});
const talk = () =>
  telegram.talk(rival.token, { script: rival.script, chats: CHATS, firstChat: 1000, perSecond: undefined, seconds });
const before = processorTime(rival.bot.pid);
const { answers } = await talk();
console.log(
  `${answers} answers, ${Math.round((processorTime(rival.bot.pid) - before) / answers)} us of processor each`,
);
await rival.stop("SIGTERM");
telegram.close();

const [name = ""] = await readdir(`${folder}/prof`);
const profile = JSON.parse(await readFile(`${folder}/prof/${name}`, "utf8")) as Profile;
const own = new Map<number, number>();
// What the start costs is another matter: only the last seconds count, in which people talk.
let at = 0;
for (let index = profile.samples.length - 1; index >= 0 && at < seconds * 1e6; index--) {
  const delta = profile.timeDeltas[index] ?? 0;
  const id = profile.samples[index] ?? 0;
  at += delta;
  own.set(id, (own.get(id) ?? 0) + delta);
}
const sums = (nameOf: (frame: Profile["nodes"][number]["callFrame"]) => string) => {
  const all = new Map<string, number>();
  for (const { id, callFrame } of profile.nodes) {
    const label = nameOf(callFrame);
    all.set(label, (all.get(label) ?? 0) + (own.get(id) ?? 0));
  }
  return [...all].toSorted((a, b) => b[1] - a[1]);
};
const idle = sums(({ functionName }) => functionName).find(([label]) => label === "(idle)")?.[1] ?? 0;
const busy = at - idle;
const print = (rows: [string, number][], most: number) => {
  for (const [label, time] of rows.filter(([text]) => !text.startsWith("(idle)")).slice(0, most)) {
    console.log(
      `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${(time / answers).toFixed(0).padStart(5)} us  ${label}`,
    );
  }
};
const short = (url: string) =>
  url.replace(/^file:\/\/.*?\/(node_modules|src)\//, "$1/").replace(/^node_modules\/((@[^/]+\/)?[^/]+).*/, "$1");
print(
  sums(({ url, functionName }) => short(url) || functionName),
  30,
);
console.log();
print(
  sums(
    ({ functionName, url, lineNumber }) =>
      `${functionName} ${url.replace(/^file:\/\/.*?\/(node_modules|src)\//, "$1/")}:${lineNumber}`,
  ),
  60,
);
if (process.env["KEEP"] !== undefined) await copyFile(`${folder}/prof/${name}`, process.env["KEEP"]);
await rm(folder, { recursive: true, force: true });
process.exit(0);
