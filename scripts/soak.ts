import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { connectRedis } from "../src/redis/connection.ts";
import { startPrivateRedis } from "../src/redis/private-server.ts";
import { SCENARIOS } from "../tests/faults/all.ts";
import { type Figures, whatIsUnclean } from "../tests/support/faults/figures.ts";
import type { FaultScenario, Size } from "../tests/support/faults/scenario.ts";

/** More of them say nothing new; the file of --json has all. */
const MOST_COMPLAINTS = 8;

/** What went wrong beside the figures: the scenario could not be run to its end. */
interface Run {
  readonly name: string;
  readonly title: string;
  readonly size: Size;
  readonly figures?: Figures;
  readonly broken?: string;
}

const FUZZ = fileURLToPath(new URL("../tests/fuzz/main.ts", import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    short: { type: "boolean", default: false },
    volunteers: { type: "string" },
    faults: { type: "string" },
  },
});
// Whatever was started hears of the end and ends too.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
// Hostile input needs no crowd and no Redis: it is fed to the readers alone, in processes of their own.
if (positionals.includes("fuzz")) {
  const { status } = spawnSync(process.execPath, ["--expose-gc", FUZZ], { stdio: "inherit" });
  if (status !== 0 || positionals.length === 1) process.exit(status ?? 1);
  positionals.splice(positionals.indexOf("fuzz"), 1);
}
const unknown = positionals.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no scenario ${unknown.join(", ")}. There are: ${SCENARIOS.map(({ name }) => name).join(", ")}`,
  );
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "juru-damai-soak-"));
const redis = await startPrivateRedis({ folder, appendOnly: true });
const runs: Run[] = [];
try {
  const chosen = SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  for (const scenario of chosen) runs.push(await runOne(scenario));
} finally {
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
}

console.log(`\n${tableOf(runs)}`);
for (const run of runs) for (const line of complaintsOf(run)) console.log(`${run.name}: ${line}`);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(runs, null, 2)}\n`);
// Of a run that was broken off somebody may still wait for an answer.
process.exit(runs.every(isClean) ? 0 : 1);

async function runOne(scenario: FaultScenario): Promise<Run> {
  const { name, title } = scenario;
  const planned = values.short ? scenario.short : scenario.long;
  const size = {
    volunteers: Number(values.volunteers ?? planned.volunteers),
    faults: Number(values.faults ?? planned.faults),
  };
  console.log(`${name}: ${title} (${size.volunteers} volunteers, ${size.faults} faults)`);
  await empty();
  try {
    const figures = await scenario.run(size, { redisUrl: redis.url, say: (line) => console.log(`  ${line}`) });
    return { ...{ name, title, size }, figures };
  } catch (error) {
    return {
      ...{ name, title, size },
      broken: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

async function empty(): Promise<void> {
  const connection = await connectRedis([redis.url], () => undefined);
  await connection.command("", "FLUSHDB");
  await connection.close();
}

function isClean({ figures }: Run): boolean {
  return figures !== undefined && whatIsUnclean(figures).length === 0;
}

function complaintsOf({ figures, broken }: Run): readonly string[] {
  return [
    ...(broken === undefined ? [] : [broken]),
    ...(figures ? [...whatIsUnclean(figures), ...figures.complaints.slice(0, MOST_COMPLAINTS)] : []),
  ];
}

function tableOf(all: readonly Run[]): string {
  const head = [
    "scenario",
    "faults",
    "acts",
    "lost",
    "twice",
    "records",
    "lost",
    "sent twice",
    "silence",
    "wait",
    "took",
    "",
  ];
  const rows = all.map((run) => {
    const { figures } = run;
    if (figures === undefined) return [run.name, ...Array<string>(10).fill("-"), "BROKEN"];
    return [
      ...[run.name, figures.faults, figures.acts, figures.answersLost, figures.appliedTwice],
      ...[figures.records, figures.recordsLost, `${figures.sentTwice} (${figures.sentTwiceExcused} excused)`],
      ...[seconds(figures.longestSilenceMs), seconds(figures.longestWaitMs), `${figures.seconds} s`],
      isClean(run) ? "clean" : "NOT CLEAN",
    ].map(String);
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
