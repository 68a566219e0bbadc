import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOGS, NOTES, type RunNote } from "./run-notes.ts";
import { commandsIn, searchCommands } from "./search-dump.ts";
import { searchLogs } from "./search-logs.ts";
import { houseWords, typedWords } from "./typed-words.ts";

/** How many faults are told at most: one is enough to fail. */
const MOST_TOLD = 30;

/**
 * After the tests of a project: nothing that anybody typed about people can be read in what Redis was given, and what the
 * bots logged holds no words, names, account numbers or secrets. Throws with what was found. `dump`: folder of the
 * append-only file, where there is one.
 */
export async function searchRun(folder: string, dump: string | undefined): Promise<string> {
  const notes = existsSync(join(folder, NOTES)) ? readNotes(join(folder, NOTES)) : [];
  const known = await houseWords();
  const texts = notes.flatMap((note) => (note.kind === "typed" ? [note.text] : []));
  const names = notes.flatMap((note) => (note.kind === "person" ? [note.name] : []));
  const typed = typedWords([...texts, ...names], known);
  const finds = dump === undefined ? [] : searchCommands(commandsIn(dump), typed);
  const log = existsSync(join(folder, LOGS)) ? readFileSync(join(folder, LOGS), "utf8") : "";
  const said = searchLogs(log, {
    typed,
    people: new Set(notes.flatMap((note) => (note.kind === "person" ? [note.id] : []))),
    secrets: new Map(notes.flatMap((note) => (note.kind === "secret" ? [[note.name, note.value] as const] : []))),
  });
  const told = [
    ...finds.map(({ key, how, typed: what }) => `Redis was given "${what}" at ${key} (${how})`),
    ...said.map((line) => `the log holds ${line}`),
  ];
  if (told.length > 0) {
    throw new Error(
      `What people typed, or are, can be read where it must not be:\n${told.slice(0, MOST_TOLD).join("\n")}`,
    );
  }
  const count = `${new Set(texts).size} texts, ${names.length} people, ${log.split("\n").length} lines of log`;
  return `Nothing typed can be read in ${dump === undefined ? "the log" : "Redis or the log"} (${count}).`;
}

function readNotes(file: string): readonly RunNote[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RunNote);
}
