import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isCallForHelp } from "../../src/domain/emergency.ts";

const GUIDES = ["docs/panduan-relawan.md", "docs/panduan-admin.md"];
/** Of the coordinators' page: pictures of each room, and hardly a command. */
const PAGE_GUIDE = "docs/panduan-halaman.md";
const read = (file: string) => readFileSync(file, "utf8");
const readAll = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => read(join(folder, file)));

const tests = readAll("tests/browser", ".ts");
/** A page of the coordinators is kept as it stands on a phone and on a desk. */
const onBoth = tests
  .flatMap((test) => [...test.matchAll(/keepsPictures\("([\w-]+)"/g)])
  .flatMap(([, name]) => [`${name}-ponsel.png`, `${name}-meja.png`]);
const kept = new Set([...tests.flatMap((test) => test.match(/[\w-]+\.png/g) ?? []), ...onBoth]);
const there = readdirSync("docs").filter((file) => file.endsWith(".png"));
const shownIn = (file: string) =>
  [...read(file).matchAll(/!\[[^\]]+\]\((?:docs\/)?([^)]+)\)/g)].map(([, name]) => name);

const answered = new Set(
  readAll("src/telegram/commands", ".ts")
    .flatMap((code) => [...code.matchAll(/\.command\((\[[^\]]+\]|"\w+")/g)])
    .flatMap(([, names = ""]) => names.match(/\w+/g) ?? []),
);
const isAnswered = (command: string) => answered.has(command) || isCallForHelp(`/${command}`);

const buttons = readAll("content/messages", ".yaml")
  .flatMap((file) => Object.entries(parse(file) as Readonly<Record<string, { readonly id: string }>>))
  // A label that is all blanks would allow any other.
  .filter(([key, { id }]) => key.includes("button.") && /[a-z]/i.test(id.replaceAll(/\{\w+\}/g, "")))
  .map(
    ([, { id }]) =>
      new RegExp(
        `^${id
          .split(/\{\w+\}/)
          .map(escape)
          .join(".+")}$`,
      ),
  );

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

describe.each(GUIDES)("%s", (guide) => {
  it("shows only pictures that the browser tests take, and each of them is there", () => {
    const shown = shownIn(guide);

    expect(shown.length).toBeGreaterThanOrEqual(4);
    expect(shown.filter((name = "") => !kept.has(name) || !there.includes(name))).toEqual([]);
  });

  it("names only commands that the bot answers", () => {
    const named = [...read(guide).matchAll(/(?<![\w/.)(])\/([a-z]+)\b/g)].map(([, name = ""]) => name);

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !isAnswered(name))).toEqual([]);
  });

  it("names buttons as they are written in the chat", () => {
    const named = [...read(guide).matchAll(/`([^`]+)`/g)].map(([, label = ""]) => label);

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((label) => !buttons.some((button) => button.test(label)))).toEqual([]);
  });
});

describe("the pictures of docs", () => {
  it("are all taken by the browser tests, and shown somewhere", () => {
    const shown = ["README.md", PAGE_GUIDE, ...GUIDES].flatMap(shownIn);

    expect(shownIn("README.md").filter((name = "") => !there.includes(name))).toEqual([]);
    expect(there.filter((name) => !kept.has(name) || !shown.includes(name))).toEqual([]);
  });

  it("are light enough for a weak signal", () => {
    const heavy = there.filter((name) => readFileSync(join("docs", name)).length > 150_000);

    expect(heavy).toEqual([]);
  });
});
