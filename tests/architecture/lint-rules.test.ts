import { beforeAll, describe, expect, it } from "vitest";
import { type Finding, lintSource } from "../support/lint-source.ts";

/** One mistake a file: a rule that never fires looks the same as a rule that is obeyed. */
const MISTAKES: Readonly<Record<string, readonly [rule: string, source: string]>> = {
  "src/redis/forgotten.ts": [
    "typescript(no-floating-promises)",
    "export function a(save: () => Promise<void>): void {\n  save();\n}",
  ],
  "src/redis/forgotten-in-callback.ts": [
    "typescript(no-misused-promises)",
    "export const a = (save: () => Promise<void>) => [1].forEach(async () => save());",
  ],
  "src/redis/forgotten-in-condition.ts": [
    "typescript(no-misused-promises)",
    "export const a = (isOpen: () => Promise<boolean>) => (isOpen() ? 1 : 2);",
  ],
  "src/redis/awaits-nothing.ts": ["typescript(await-thenable)", "export const a = async () => await 1;"],
  "src/redis/unfinished-switch.ts": [
    "typescript(switch-exhaustiveness-check)",
    'export function a(kind: "sent" | "failed"): number {\n  switch (kind) {\n    case "sent":\n      return 1;\n  }\n  return 2;\n}',
  ],
  "src/redis/anything.ts": ["typescript(no-explicit-any)", "export const a = (b: any): number => 1 + Number(b);"],
  "src/redis/unchecked.ts": ["typescript(no-unsafe-assignment)", 'export const a: number = JSON.parse("1");'],
  "src/redis/unchecked-member.ts": ["typescript(no-unsafe-member-access)", 'export const a = () => JSON.parse("1").b;'],
  "src/redis/unchecked-return.ts": ["typescript(no-unsafe-return)", 'export const a = (): number => JSON.parse("1");'],
  "src/redis/sure.ts": ["typescript(no-non-null-assertion)", "export const a = (b?: number): number => b!;"],
  "src/redis/throws-text.ts": ["typescript(only-throw-error)", 'export function a() {\n  throw "no";\n}'],
  "src/redis/default.ts": ["import(no-default-export)", "export default 1;"],
  "src/redis/loose.ts": ["eslint(eqeqeq)", "export const a = (b: unknown) => b == 1;"],
  "src/redis/BadName.ts": ["unicorn(filename-case)", "export const a = 1;"],
  "src/redis/long.ts": [
    "eslint(max-lines)",
    Array.from({ length: 251 }, (_, line) => `export const a${line} = 1;`).join("\n"),
  ],
  "src/redis/here.ts": ["import(no-cycle)", 'import { b } from "./there.ts";\nexport const a = () => b;'],
  "src/redis/there.ts": ["import(no-cycle)", 'import { a } from "./here.ts";\nexport const b = () => a;'],
};

let findings: readonly Finding[];

beforeAll(async () => {
  const files = Object.entries(MISTAKES).map(([file, [, source]]) => [file, `${source}\n`]);
  findings = await lintSource(Object.fromEntries(files));
});

describe("the rules of the house fire", () => {
  it.each(Object.entries(MISTAKES))("%s", (file, [rule]) => {
    expect(findings.filter((finding) => finding.file === file).map((finding) => finding.rule)).toContain(rule);
  });
});
