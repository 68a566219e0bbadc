import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { keepInput, readCorpus } from "../support/fuzz/corpus.ts";
import { openCoverage } from "../support/fuzz/coverage.ts";
import { type RunReport, runFuzz } from "../support/fuzz/run.ts";
import { TARGETS } from "./targets.ts";

const USAGE = `npm run fuzz -- [target ...] [--seconds 60] [--seed 1] [--keep]
Feeds every reader at a door with inputs of its own making, led by what they open in src.
--keep puts inputs that opened something new into tests/fuzz/corpus; without it they stay in a folder that is named.
Targets: ${Object.keys(TARGETS).join(" ")}`;
/** Silence of a target after which its input is one that hangs. */
const HANGS_MILLISECONDS = 30_000;
/** What a heap may grow by between a tenth of the time and its end. */
const MOST_GROWTH = 8 * 1024 * 1024;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    keep: { type: "boolean", default: false },
    alone: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else if (values.alone === undefined) process.exitCode = await runAll();
else await runAlone(values.alone);

/** Each target in a process of its own, which can be ended when it hangs. */
async function runAll(): Promise<number> {
  const names = positionals.length > 0 ? positionals : Object.keys(TARGETS);
  const unknown = names.filter((name) => !Object.hasOwn(TARGETS, name));
  if (unknown.length > 0) {
    console.error(`There is no target ${unknown.join(", ")}.\n${USAGE}`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  console.log(`target         executions     /s  blocks    new  kept  slowest  heap MB (growth)  findings`);
  let failed = 0;
  for (const name of names) failed += (await runInProcess(name, folder)) ? 0 : 1;
  console.log(failed === 0 ? "all readers held" : `${failed} of ${names.length} readers did not hold: see ${folder}`);
  return failed === 0 ? 0 : 1;
}

async function runInProcess(name: string, folder: string): Promise<boolean> {
  const file = join(folder, `${name}-input`);
  const child = spawn(
    process.execPath,
    [
      ...["--expose-gc", fileURLToPath(import.meta.url), "--alone", name, "--seconds", values.seconds],
      ...["--seed", values.seed, ...(values.keep ? ["--keep"] : [])],
    ],
    { stdio: ["ignore", "inherit", "inherit", "ipc"], env: { ...process.env, FUZZ_FOLDER: folder } },
  );
  let watchdog = setTimeout(() => child.kill("SIGKILL"), HANGS_MILLISECONDS * 6);
  child.on("message", () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => child.kill("SIGKILL"), HANGS_MILLISECONDS);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.once("exit", (...ended) => resolve(ended));
  });
  clearTimeout(watchdog);
  if (signal !== null) console.log(`${name}: hangs or was killed by ${signal}; its input is ${file}`);
  return code === 0;
}

async function runAlone(name: string): Promise<void> {
  const folder = process.env["FUZZ_FOLDER"] ?? tmpdir();
  const coverage = await openCoverage((url) => url.includes("/src/"));
  const target = await TARGETS[name]?.();
  if (target === undefined) throw new Error(`There is no target ${name}.`);
  let told = 0;
  const report = await runFuzz({
    ...{
      target,
      corpus: readCorpus(name),
      coverage,
      seconds: Number(values.seconds),
      seed: Number(values.seed),
      isKept: values.keep,
    },
    before(input) {
      writeFileSync(join(folder, `${name}-input`), input);
      if (performance.now() - told < 1000) return;
      told = performance.now();
      process.send?.("alive");
    },
    collect: () => globalThis.gc?.(),
  });
  for (const input of report.kept) keepInput(name, input, values.keep ? undefined : join(folder, "kept"));
  keepInput(`${name}-slowest`, report.slowest.input, folder);
  const isSteady = report.heap.late - report.heap.early < MOST_GROWTH;
  console.log(rowOf(name, report));
  for (const { what, input } of report.findings)
    console.log(`  ${what}\n    ${keepInput(name, input, join(folder, "findings"))}`);
  if (!isSteady) console.log("  the heap grows");
  process.exitCode = report.findings.length === 0 && isSteady ? 0 : 1;
  process.disconnect?.();
}

function rowOf(name: string, { executions, blocks, blocksAtFirst, kept, slowest, heap, findings }: RunReport): string {
  const perSecond = Math.round(executions / Number(values.seconds));
  const inMegabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return [
    name.padEnd(14),
    ...[executions, perSecond, blocks, blocks - blocksAtFirst, kept.length].map((count, at) =>
      String(count).padStart([11, 6, 7, 6, 5][at] ?? 6),
    ),
    `${slowest.milliseconds.toFixed(1)} ms`.padStart(9),
    `${inMegabytes(heap.late)} (${inMegabytes(heap.late - heap.early)})`.padStart(16),
    String(findings.length).padStart(9),
  ].join(" ");
}
