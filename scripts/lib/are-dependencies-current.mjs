// Plain JavaScript: it runs on the machine's own Node, before Node 24 is there.
import { readFileSync } from "node:fs";

// npm writes the second file last of all, so an installation that was cut off has none.
const wanted = packagesIn("package-lock.json");
const installed = packagesIn("node_modules/.package-lock.json");

const isCurrent = Object.entries(wanted).every(
  ([path, { version, optional }]) =>
    path === "" || (installed[path] === undefined ? optional : installed[path].version === version),
);
process.exitCode = isCurrent ? 0 : 1;

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return {};
  }
}
