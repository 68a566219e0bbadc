import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countTests, type TestCount, tellCount } from "./count-tests.ts";
import { findChromium } from "./find-chromium.ts";

const CHECKS = [
  ["types", "tsc"],
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["format", "biome", "check", "."],
  ["unused code", "knip"],
  ["content", "node", "scripts/check-content.ts"],
  ["supply", "node", "scripts/check-supply.ts"],
] as const;
const PROJECTS = ["unit", "architecture", "integration", "e2e", "browser"];

const wishes = process.argv.slice(2);
const failed: string[] = [];

if (wishes.length === 0) {
  for (const [name, ...command] of CHECKS) if (!(await check(name, command))) failed.push(name);
}
const count = await runTests();
console.log(failed.length === 0 ? "\nAll steps are fine." : `\nNot fine, see above: ${failed.join(", ")}.`);
console.log(tellCount(count));
process.exitCode = failed.length === 0 ? 0 : 1;

/** Quiet when all is well; the tool's own words when not. */
async function check(name: string, command: readonly string[]): Promise<boolean> {
  const start = performance.now();
  const { isFine, words } = await run(command, "pipe");
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${isFine ? "ok  " : "FAIL"} ${name} (${command.join(" ")}, ${seconds} s)`);
  if (!isFine) console.log(words.trimEnd());
  return isFine;
}

async function runTests(): Promise<TestCount> {
  const chromium = await findChromium(process.env);
  const asked = PROJECTS.filter((project) => wishes.includes(project));
  const filters = wishes.filter((wish) => !PROJECTS.includes(wish));
  const projects = (asked.length > 0 ? asked : PROJECTS).filter((project) => project !== "browser" || chromium);
  if (chromium === undefined && (asked.length === 0 || asked.includes("browser"))) {
    console.log("browser tests: not run (no Chromium found; on Debian: sudo apt-get install -y chromium)");
  }
  const folder = mkdtempSync(join(tmpdir(), "juru-damai-report-"));
  const report = join(folder, "report.json");
  const { isFine } = await run(
    [
      ...["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      ...projects.map((project) => `--project=${project}`),
      ...filters,
    ],
    "inherit",
    chromium === undefined ? {} : { CHROMIUM: chromium },
  );
  const count = countTests(() => readFileSync(report, "utf8"));
  rmSync(folder, { recursive: true });
  if (!isFine || count.failed > 0) failed.push("tests");
  else if (count.passed === 0) failed.push("tests (none ran)");
  return count;
}

function run(
  [program = "", ...parameters]: readonly string[],
  output: "pipe" | "inherit",
  variables: NodeJS.ProcessEnv = {},
): Promise<{ readonly isFine: boolean; readonly words: string }> {
  return new Promise((done) => {
    const child = spawn(program, parameters, {
      stdio: ["ignore", output, output],
      env: { ...process.env, ...variables },
    });
    let words = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        words += text;
      });
    }
    child.once("error", (error) => done({ isFine: false, words: error.message }));
    child.once("close", (code) => done({ isFine: code === 0, words }));
  });
}
