import { describe, expect, it } from "vitest";
import { createSealer } from "../../src/redis/sealing.ts";
import { packTalk } from "../../src/redis/talk-record.ts";
import { parseCommands, searchCommands } from "../support/search-dump.ts";
import { searchLogs } from "../support/search-logs.ts";
import { houseWords, typedWords } from "../support/typed-words.ts";

const STORY = 'Wirasena bilang: "pulang sekarang", lalu pagar\n<dibongkar>';
const sealer = createSealer([{ id: "k1", key: Buffer.alloc(32, 7) }]);
const known = await houseWords();
const typed = typedWords([STORY, "/teknik Wirasena", "Beras untuk sepuluh hari ini", "Sleman", "K7M2QX"], known);

const command = (...words: readonly (string | Buffer)[]) => words.map((word) => Buffer.from(word));
const search = (value: string | Buffer, key = "{ref:K7M2QX}") => searchCommands([command("SET", key, value)], typed);

describe("the search through all that Redis was given", () => {
  it.each([
    ["plain", STORY],
    ["plain", JSON.stringify({ need: "beras untuk  sepuluh hari ini" })],
    ["escaped", JSON.stringify({ note: "\u0057irasena".replace("W", "\\u0057") }).replaceAll("\\\\", "\\")],
    ["plain", "…Wirasena…"],
    ["base64", Buffer.from(STORY).toString("base64")],
    ["plain", packTalk(JSON.stringify({ args: JSON.stringify([STORY]) }))],
    ["in a talk", packTalk(JSON.stringify({ args: JSON.stringify([STORY.padEnd(3000, ".")]) }))],
  ] as const)("finds what was typed, though it is %s", (how, value) => {
    expect(search(value)).toMatchObject([{ key: "{ref:…}", how }]);
  });

  it("finds it in the name of a key, and in a job of a queue", () => {
    expect(search("1", "{x:wirasena}")).toHaveLength(1);
    expect(searchCommands([command("HSET", "{queue}:reminders:9", "data", STORY)], typed)).toHaveLength(1);
  });

  it("finds nothing where it is sealed, nor where words are public by purpose, nor in words of the house", () => {
    expect(search(sealer.seal(STORY, "{ref:K7M2QX}"))).toEqual([]);
    expect(search(STORY, "{campaign:K7M2QX}")).toEqual([]);
    expect(search("Sleman K7M2QX kecamatan")).toEqual([]);
  });

  it("reads commands as Redis writes them, with notes of time between", () => {
    const file = Buffer.from("#TS:1\r\n*2\r\n$3\r\nGET\r\n$4\r\na\r\nb\r\n#TS:2\r\n*1\r\n$4\r\nPING\r\n");

    expect([...parseCommands(file)].map((words) => words.map(String))).toEqual([["GET", "a\r\nb"], ["PING"]]);
  });
});

describe("the search through what the bots logged", () => {
  const noted = { typed, people: new Set([5007]), secrets: new Map([["BOT_TOKEN", "1:abc"]]) };

  it.each([
    '{"level":30,"msg":"Wirasena"}',
    '{"level":30,"person":5007,"msg":"x"}',
    '{"level":30,"key":"{chat:5007}:talk"}',
    "Error: chat 5007 not found",
    "GET /bot1:abc/getMe failed",
  ])("finds words, account numbers and secrets: %s", (line) => {
    expect(searchLogs(line, noted)).toHaveLength(1);
  });

  it("takes no time, port or number of an update for an account number", () => {
    expect(
      searchLogs('{"level":30,"time":5007,"port":5007,"update":5007,"msg":"ready"}\nat main.ts:5007:12', noted),
    ).toEqual([]);
  });
});
