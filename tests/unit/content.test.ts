import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CONTENT_FOLDER, ContentError, loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { GATES } from "../../src/domain/safety.ts";
import { SIGNALS } from "../../src/domain/signal.ts";
import { TECHNIQUES } from "../../src/domain/technique.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "juru-damai-content-"));
  cpSync(CONTENT_FOLDER, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function change(file: string, from: RegExp | string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`content/${file} holds no ${from}: this test breaks nothing`);
  writeFileSync(join(folder, file), changed);
}

function mistakes(): readonly string[] {
  try {
    loadCatalogue(folder);
    loadMessages(folder);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.mistakes.map(({ file, field, problem }) => `${file} | ${field} | ${problem}`);
  }
}

describe("the shipped content", () => {
  it("holds all of the source, in the order of the source", () => {
    const { techniques, signals, safety, broker } = loadCatalogue();

    expect(techniques.map(({ id }) => id)).toEqual([...TECHNIQUES]);
    expect(signals.map(({ id }) => id)).toEqual([...SIGNALS]);
    expect(safety.map(({ id }) => id)).toEqual([...GATES, "profiling"]);
    expect([broker.principles.length, broker.keywords.length]).toEqual([3, 3]);
  });

  it("says every reason as a clause that goes on after 'karena' and 'because'", () => {
    for (const { because } of loadCatalogue().signals) {
      for (const language of LANGUAGES) expect(because[language]).toMatch(/^[a-zà-ÿ“0-9].*[^.]$/);
    }
  });

  it("gives only numbers that somebody has checked, each with its month", () => {
    const verified = ["110", "112", "113", "115", "119", "119 ext. 8", "129", "08111-129-129"];

    for (const { number } of loadCatalogue().contacts) if (number !== undefined) expect(verified).toContain(number);
  });

  it("names no telephone number in a sentence that is not in the list", () => {
    const text = JSON.stringify([loadCatalogue(folder), loadMessages(folder)]);
    const numbers = new Set(text.match(/\b1[0-9]{2}\b(?![ -]km)/g));

    for (const number of numbers) expect(["110", "112", "113", "115", "119", "129", "141"]).toContain(number);
  });
});

describe("a mistake in the content names its file and field", () => {
  it.each<[string, string, RegExp | string, string, RegExp]>([
    [
      "a language that is missing",
      "techniques/M8.yaml",
      /\n {4}en: "So that they talk[^\n]*/,
      "",
      /^techniques\/M8\.yaml \| card\.purpose\.en/,
    ],
    [
      "an empty text",
      "phases.yaml",
      /id: "Saling[^\n]*"/,
      'id: ""',
      /^phases\.yaml \| 0\.button\.id \(line \d+\) \| is empty/,
    ],
    [
      "a text too long for a button",
      "signals.yaml",
      /id: "Ada desas-desus beredar"/,
      `id: "${"x".repeat(41)}"`,
      /^signals\.yaml \| signals\.0\.button\.id \(line \d+\) \| is longer than 40/,
    ],
    ["a key that nobody knows", "techniques/M1.yaml", "card:", "colour: red\ncard:", /^techniques\/M1\.yaml .*colour/],
    [
      "an id in the wrong file",
      "techniques/M2.yaml",
      "id: M2",
      "id: M3",
      /^techniques\/M2\.yaml \| id \| says M3, the file is named M2/,
    ],
    ["a phase that is none", "techniques/F1.yaml", "prakonflik", "perang", /^techniques\/F1\.yaml \| phases\.full\.0/],
    [
      "a contact that is not there",
      "safety.yaml",
      "call: [polisi",
      "call: [hansip",
      /^safety\.yaml \| R1\.call \| no contact "hansip"/,
    ],
    [
      "a signal that stands on no screen",
      "signals.yaml",
      /signals: \[S\d+, /,
      "signals: [",
      /^signals\.yaml \| S\d+ \| is missing/,
    ],
    [
      "a quotation mark that is not closed",
      "levels.yaml",
      /button:\n {4}id: "([^"\n]*)"/,
      'button:\n    id: "$1',
      /^levels\.yaml \| line \d+/,
    ],
    [
      "markup that Telegram refuses",
      "messages/guide.yaml",
      "<b>1/4",
      "<h1>1/4",
      /^messages\/guide\.yaml \| guide\.gate\.id .*'<'/,
    ],
    [
      "markup that is not closed",
      "messages/guide.yaml",
      "Aman dulu</b>",
      "Aman dulu",
      /^messages\/guide\.yaml \| guide\.gate\.id .*opens <b> and never closes it/,
    ],
    [
      "markup on a button",
      "messages/guide.yaml",
      '"↩️ Kembali"',
      '"↩️ <b>Kembali</b>"',
      /^messages\/guide\.yaml \| button\.back .*\(id\) has a '<'/,
    ],
    [
      "markup in a card",
      "techniques/M8.yaml",
      /purpose:\n {4}id: "/,
      'purpose:\n    id: "<b>!</b> ',
      /^techniques\/M8\.yaml \| card\.purpose\.id .*only/,
    ],
    ["a blank that is lost", "messages/guide.yaml", /\{role\}/, "", /^messages\/guide\.yaml \| guide\.role .*role/],
    [
      "a message nobody knows",
      "messages/general.yaml",
      "help.text:",
      "help.txet:",
      /^messages\/general\.yaml \| help\.txet .*no message of the bot/,
    ],
    [
      "a month that is none",
      "contacts.yaml",
      /lastChecked: "2026-01"/,
      'lastChecked: "2026-13"',
      /^contacts\.yaml \| 0\.lastChecked .*2026-01/,
    ],
    [
      "a danger that is none",
      "practice/01-batas-kebun.yaml",
      "gates: []",
      "gates: [R11]",
      /^practice\/01-batas-kebun\.yaml \| facts\.gates\.0 \(line \d+\)/,
    ],
    [
      "a situation that tells what would be right",
      "practice/01-batas-kebun.yaml",
      "facts:",
      "answer: M7\nfacts:",
      /^practice\/01-batas-kebun\.yaml .*answer/,
    ],
    [
      "a situation in which there is nothing to see",
      "practice/01-batas-kebun.yaml",
      /signals: \[[^\]]+\]/,
      "signals: []",
      /^practice\/01-batas-kebun\.yaml \| facts .*neither a danger nor a signal/,
    ],
  ])("%s", (_name, file, from, to, expected) => {
    change(file, from, to);

    expect(mistakes()).toContainEqual(expect.stringMatching(expected));
  });

  it("and a file that is not there", () => {
    rmSync(join(folder, "contacts.yaml"));

    expect(mistakes()).toContain("contacts.yaml | the whole file | cannot be read: is it there?");
  });

  it("and a situation whose file is named otherwise, and a folder without any", () => {
    renameSync(join(folder, "practice/02-lempar-batu.yaml"), join(folder, "practice/Lempar batu.yaml"));
    expect(mistakes()).toContainEqual(expect.stringMatching(/^practice\/Lempar batu\.yaml .*07-some-name\.yaml/));

    rmSync(join(folder, "practice"), { recursive: true });
    expect(mistakes()).toContain("practice | the whole folder | holds no situation");
  });

  it("and all of them are told at once by npm run check:content, which fails", async () => {
    change("techniques/M8.yaml", "id: M8", "id: M9");
    change("contacts.yaml", /lastChecked: "2026-01"/, 'lastChecked: "soon"');

    const command = promisify(execFile)(process.execPath, ["scripts/check-content.ts", folder]);

    await expect(command).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/contacts\.yaml[\s\S]*M8\.yaml/) as string,
    });
  });
});
