import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("../../src", import.meta.url));
const LONGEST_FILE = 250;

const ROOMS = [
  "add-office.ts",
  "broadcast",
  "config.ts",
  "content",
  "directory",
  "domain",
  "http",
  "intake",
  "main.ts",
  "metrics",
  "office",
  "open-door.ts",
  "operators-mistake.ts",
  "playground",
  "redis",
  "connect-stores.ts",
  "reminders",
  "setting-forms.ts",
  "start-work.ts",
  "stop-on-signal.ts",
  "telegram",
  "until-telegram-answers.ts",
];
const NO_NAMES = /^(?:utils?|helpers?|common|misc|shared|index)(?:\.ts)?$/;

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:ts|js)$/.test(file));
const texts = new Map(files.map((file) => [file, readFileSync(join(SOURCE, file), "utf8")]));

function filesWhere(isWrong: (file: string, text: string) => boolean): readonly string[] {
  return [...texts].filter(([file, text]) => isWrong(file, text)).map(([file]) => file);
}

describe("the house", () => {
  it("has only the rooms of the architecture", () => {
    const rooms = new Set(files.map((file) => file.split("/")[0] ?? ""));

    expect([...rooms].filter((room) => !ROOMS.includes(room))).toEqual([]);
  });

  it(`has no file above ${LONGEST_FILE} lines`, () => {
    expect(filesWhere((_, text) => text.trimEnd().split("\n").length > LONGEST_FILE)).toEqual([]);
  });

  it("has no drawer for everything, and no barrel", () => {
    expect(filesWhere((file) => file.endsWith(".ts") && file.split("/").some((name) => NO_NAMES.test(name)))).toEqual(
      [],
    );
  });

  it("waits for nothing while it makes a reply", () => {
    expect(
      filesWhere((file, text) => /^(?:telegram\/replies|office\/views)\//.test(file) && /\bawait\b/.test(text)),
    ).toEqual([]);
  });

  it("has no enum and no namespace, which Node cannot run without a build", () => {
    expect(
      filesWhere((file, text) => file.endsWith(".ts") && /^(?:export )?(?:const )?(?:enum|namespace) /m.test(text)),
    ).toEqual([]);
  });

  it("silences no rule without a reason", () => {
    const bare = /(?:oxlint|eslint)-disable[^\n]*(?<!-- .*)$|@ts-(?:ignore|nocheck)|@ts-expect-error\s*$/m;

    expect(filesWhere((_, text) => bare.test(text))).toEqual([]);
  });
});
