import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BENCHES } from "./all.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" }, short: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (unknown.length > 0 || (values.json !== undefined && chosen.length !== 1)) {
  if (unknown.length > 0) console.error(`There is no bench ${unknown.join(", ")}. There are:`);
  else console.error("--json names the file of one bench: name the bench too. There are:");
  for (const { name, title } of BENCHES) console.error(`  ${name.padEnd(18)} ${title}`);
  process.exit(2);
}

const broken: string[] = [];
for (const { name, file } of chosen) {
  const options = [...(values.short ? ["--short"] : []), ...(values.json === undefined ? [] : ["--json", values.json])];
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file), ...options], { stdio: "inherit" });
  if (status !== 0) broken.push(name);
}
// A goal that is not met is a figure; a bench that could not be run is a failure.
if (broken.length > 0) console.error(`Could not be run to the end: ${broken.join(", ")}`);
process.exit(broken.length === 0 ? 0 : 1);
