import { shorten } from "../../content/shorten.ts";
import { nameToShow } from "../../content/showable.ts";
import type { Speech } from "../../content/speech.ts";
import type { ImportCounts } from "../../domain/directory-import.ts";
import type { FileProblem, FileRefused, RowPlace, RowProblem } from "../../domain/import-file.ts";
import type { Reply } from "./reply.ts";

const FIRST_REFUSED = 5;
const LONGEST_NAME = 60;
const LONGEST_DETAIL = 200;

export interface ImportProgress {
  readonly rows: number;
  readonly good: number;
  readonly refused: number;
}

export interface RefusedRow {
  readonly at: RowPlace;
  readonly problems: readonly RowProblem[];
}

/** Names of files are what somebody typed. The ending stays: by it a sheet is known. */
export function tellName(name: string): string {
  if (Array.from(name).length <= LONGEST_NAME) return name;
  const ending = /\.\w{1,5}$/.exec(name)?.[0] ?? "";
  return `${shorten(name, LONGEST_NAME - 1 - ending.length)}…${ending}`;
}

export function importAskReply(speech: Speech): Reply {
  return {
    text: speech.say("import.ask"),
    buttons: [[{ text: speech.say("button.directory"), press: { name: "directory" } }]],
  };
}

export function importProgressReply(name: string, progress: ImportProgress, speech: Speech): Reply {
  return { text: speech.say("import.progress", { name: nameToShow(tellName(name)), ...progress }) };
}

/** What would go in, with the buttons that decide. */
export function importReportReply(
  { name, act }: { readonly name: string; readonly act: number },
  { good, refused }: ImportProgress,
  first: readonly RefusedRow[],
  speech: Speech,
): Reply {
  const lines = first.slice(0, FIRST_REFUSED).map((row) => {
    const problem = row.problems.map((one) => tellProblem(one, speech)).join("; ");
    return speech.say("import.refused-line", { place: tellRow(row.at, speech), problem: shorten(problem, 120) });
  });
  const parts = [
    speech.say("import.report", { name: nameToShow(tellName(name)), good, refused }),
    ...(lines.length === 0 ? [] : [[speech.say("import.first-refused"), ...lines].join("\n")]),
    ...(refused === 0 ? [] : [speech.say("import.list-follows")]),
    ...(good === 0 ? [speech.say("import.none-good")] : []),
  ];
  const apply = {
    text: speech.say("button.import-apply", { count: good }),
    press: { name: "importApply", act },
  } as const;
  const cancel = { text: speech.say("button.import-cancel"), press: { name: "importCancel", act } } as const;
  return {
    text: parts.join("\n\n"),
    buttons: good === 0 ? backToDirectory(speech) : [[{ ...apply, style: "success" }], [cancel]],
  };
}

export function importAppliedReply(name: string, counts: ImportCounts, speech: Speech): Reply {
  return {
    text: speech.say("import.applied", { name: nameToShow(tellName(name)), ...counts }),
    buttons: backToDirectory(speech),
  };
}

export function fileRefusedReply(
  name: string,
  refusal: Pick<FileRefused, "problem" | "detail">,
  speech: Speech,
): Reply {
  const problem = unescaped(tellFileProblem(refusal, speech));
  return {
    text: speech.say("import.file-refused", { name: nameToShow(tellName(name)), problem }),
    buttons: [[{ text: speech.say("button.import"), press: { name: "importAsk" } }]],
  };
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

/** It is filled into another message, which escapes it itself. */
function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function backToDirectory(speech: Speech): NonNullable<Reply["buttons"]> {
  return [[{ text: speech.say("button.directory"), press: { name: "directory" } }]];
}
