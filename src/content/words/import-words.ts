import type { FileProblem, RowPlace, RowProblem } from "../../domain/import-file.ts";
import { shorten } from "../shorten.ts";
import type { Speech } from "../speech.ts";

const LONGEST_NAME = 60;
const LONGEST_DETAIL = 200;

/** Names of files are what somebody typed. The ending stays: by it a sheet is known. */
export function tellName(name: string): string {
  if (Array.from(name).length <= LONGEST_NAME) return name;
  const ending = /\.\w{1,5}$/.exec(name)?.[0] ?? "";
  return `${shorten(name, LONGEST_NAME - 1 - ending.length)}…${ending}`;
}

export function tellRow({ table, row }: RowPlace, speech: Speech): string {
  return table === undefined
    ? speech.say("word.import-line", { row })
    : speech.say("word.import-table-line", { table, row });
}

/** The column, and what is wrong with it. */
export function tellProblem({ problem, field, value }: RowProblem, speech: Speech): string {
  const said = speech.say(`word.problem-${problem}`);
  const shown = value === "" ? "" : ` (${shorten(value, 40)})`;
  return field === undefined ? `${said}${shown}` : `${speech.say(`word.column-${field}`)}: ${said}${shown}`;
}

export function tellFileProblem(
  { problem, detail }: { readonly problem: FileProblem; readonly detail: string },
  speech: Speech,
): string {
  if (problem === "columns" || problem === "tables" || problem === "broken") {
    return speech.say(`word.file-${problem}`, { detail: shorten(detail, LONGEST_DETAIL) });
  }
  return speech.say(`word.file-${problem}`);
}
