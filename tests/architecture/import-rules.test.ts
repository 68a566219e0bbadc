import { relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Finding, lintRepository, lintSource } from "../support/lint-source.ts";

const FOLDERS = [
  "domain",
  "content",
  "redis",
  "intake",
  "telegram",
  "telegram/replies",
  "broadcast",
  "directory",
  "reminders",
  "http",
  "metrics",
  "office",
  "playground",
] as const;
type Folder = (typeof FOLDERS)[number];

/** The table "May import" of the architecture, written down a second time on purpose. */
const MAY_IMPORT: Readonly<Record<Folder, readonly Folder[]>> = {
  domain: [],
  content: ["domain"],
  redis: ["domain"],
  intake: ["domain"],
  telegram: ["domain", "content", "telegram/replies"],
  "telegram/replies": ["domain", "content"],
  broadcast: ["domain"],
  directory: ["domain"],
  reminders: ["domain"],
  http: ["domain"],
  metrics: ["domain"],
  office: ["domain", "content"],
  playground: [],
};

const MAY_USE: Readonly<Record<string, readonly Folder[]>> = {
  zod: ["content", "redis", "directory", "office"],
  redis: ["redis"],
  grammy: ["intake", "telegram", "telegram/replies", "broadcast", "reminders", "playground"],
  "@grammyjs/conversations": ["intake", "telegram", "telegram/replies", "broadcast", "reminders"],
  "node:process": [],
  "node:fs": [
    "content",
    "redis",
    "intake",
    "telegram",
    "broadcast",
    "directory",
    "reminders",
    "http",
    "metrics",
    "office",
    "playground",
  ],
};

interface Import {
  readonly from: Folder;
  readonly specifier: string;
  readonly isAllowed: boolean;
}

const betweenFolders: readonly Import[] = FOLDERS.flatMap((from) =>
  FOLDERS.filter((to) => to !== from).flatMap((to) =>
    [from, `${from}/deeper`]
      .filter((place) => place === from || !["domain", "telegram/replies"].includes(from))
      .map((place) => ({
        from,
        specifier: `${place}>${relative(`src/${place}`, `src/${to}/thing.ts`)}`,
        isAllowed: MAY_IMPORT[from].includes(to),
      })),
  ),
);
const ofPackages: readonly Import[] = FOLDERS.flatMap((from) =>
  Object.entries(MAY_USE).map(([name, users]) => ({
    from,
    specifier: `${from}>${name}`,
    isAllowed: users.includes(from),
  })),
);
const ofTheRoot: readonly Import[] = FOLDERS.flatMap((from) =>
  ["main.ts", "config.ts"].map((to) => ({
    from,
    specifier: `${from}>${relative(`src/${from}`, `src/${to}`)}`,
    isAllowed: false,
  })),
);

/** A domain file imports only its neighbours, and a reply too: "../" always leads out. */
const imports = [...betweenFolders, ...ofPackages, ...ofTheRoot].filter(
  ({ from, specifier }) => !(from === "telegram" && specifier.endsWith(">replies/thing.ts")),
);

function fileOf({ specifier }: Import): string {
  const [place = ""] = specifier.split(">");
  return `src/${place}/import-${specifier.replaceAll(/[^a-z]+/g, "-")}.ts`;
}

let findings: readonly Finding[];

function rulesBrokenBy(file: string): readonly string[] {
  return findings.filter((finding) => finding.file === file).map(({ rule }) => rule);
}

const SINGLE_FILES: Readonly<Record<string, readonly [source: string, rule: string | undefined]>> = {
  "src/domain/type-only.ts": [
    'import type { A } from "../redis/a.ts";\nexport type B = A;',
    "eslint(no-restricted-imports)",
  ],
  "src/domain/passed-on.ts": ['export { a } from "../redis/a.ts";', "eslint(no-restricted-imports)"],
  "src/domain/late.ts": ['export const a = () => import("../redis/a.ts");', "eslint(no-restricted-imports)"],
  "src/domain/neighbour.ts": ['export type { A } from "./a.ts";', undefined],
  "src/domain/clock.ts": ["export const a = () => new Date();", "eslint(no-restricted-globals)"],
  "src/domain/clock-of-the-world.ts": ["export const a = () => globalThis.Date;", "eslint(no-restricted-globals)"],
  "src/domain/chance.ts": ["export const a = () => Math.random();", "eslint(no-restricted-properties)"],
  "src/domain/surroundings.ts": ["export const a = () => process.pid;", "eslint(no-restricted-globals)"],
  "src/domain/wait.ts": ["export const a = () => setTimeout(() => {}, 1);", "eslint(no-restricted-globals)"],
  "src/redis/surroundings.ts": ["export const a = process.env.PORT;", "node(no-process-env)"],
  "src/playground/surroundings.ts": ["export const a = process.env;", "node(no-process-env)"],
  "src/config.ts": [
    'import "./domain/a.ts";\nimport "./redis/data-keys.ts";\nexport const a = process.env;',
    undefined,
  ],
  "src/main.ts": [
    'import "./redis/a.ts";\nimport "./telegram/a.ts";\nimport "./intake/a.ts";\nimport "zod";',
    undefined,
  ],
  "src/telegram/callback-data.ts": ['import { z } from "zod";\nexport const a = z;', undefined],
  "src/telegram/replies/keyboard.ts": ['import { a } from "../callback-data.ts";\nexport const b = a;', undefined],
  "src/telegram/replies/talks.ts": [
    'import { a } from "../flows/a.ts";\nexport const b = a;',
    "eslint(no-restricted-imports)",
  ],
};

beforeAll(async () => {
  const violations = imports.map(
    (one) => [fileOf(one), `import { a } from "${one.specifier.split(">")[1]}";\nexport const b = a;\n`] as const,
  );
  const singles = Object.entries(SINGLE_FILES).map(([file, [source]]) => [file, source] as const);
  findings = await lintSource(Object.fromEntries([...violations, ...singles]));
});

describe("each folder imports only what the architecture allows", () => {
  it.each(imports.filter(({ isAllowed }) => !isAllowed))("refuses $specifier", (forbidden) => {
    expect(rulesBrokenBy(fileOf(forbidden))).toContain("eslint(no-restricted-imports)");
  });

  it.each(imports.filter(({ isAllowed }) => isAllowed))("allows $specifier", (allowed) => {
    expect(rulesBrokenBy(fileOf(allowed))).not.toContain("eslint(no-restricted-imports)");
  });

  it.each(Object.entries(SINGLE_FILES))("judges %s", (file, [, rule]) => {
    const broken = rulesBrokenBy(file).filter((name) => /no-restricted|no-process-env/.test(name));

    expect(broken).toEqual(rule === undefined ? [] : expect.arrayContaining([rule]));
  });

  it("names the rule of the house in the message", () => {
    const { message } = findings.find(({ file }) => file === "src/domain/type-only.ts") ?? { message: "" };

    expect(message).toContain("domain imports nothing");
  });

  it("finds nothing of the kind in the code as it is", async () => {
    const now = await lintRepository();

    expect(now.filter(({ rule }) => /no-restricted|no-process-env|no-cycle/.test(rule))).toEqual([]);
  });
});
