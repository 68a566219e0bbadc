import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Lock, problemsOf, writeLicences } from "./lib/supply.ts";

const ROOT = join(import.meta.dirname, "..");
const LICENCES = join(ROOT, "docs/licences.md");

/** Looks at package-lock.json, without the network: `--write` makes the list of licences anew. */
const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Lock;
const { allowScripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const problems = [...problemsOf(lock, allowScripts)];
const list = writeLicences(lock);
if (process.argv.includes("--write")) writeFileSync(LICENCES, list);
else if (readFileSync(LICENCES, "utf8") !== list) {
  problems.push("docs/licences.md is not of today: npm run check:supply -- --write");
}
for (const problem of problems) console.error(problem);
if (problems.length === 0)
  console.log("Each package has a checksum and a known licence, and no install script is unnamed.");
process.exitCode = problems.length === 0 ? 0 : 1;
