import { shorten } from "../../content/shorten.ts";
import { nameToShow } from "../../content/showable.ts";
import type { Speech } from "../../content/speech.ts";
import { tellFileProblem, tellName, tellProblem, tellRow } from "../../content/words/import-words.ts";
import type { ImportCounts } from "../../domain/directory-import.ts";
import type { FileRefused, RowPlace, RowProblem } from "../../domain/import-file.ts";
import type { Reply } from "./reply.ts";

const FIRST_REFUSED = 5;

export interface ImportProgress {
  readonly rows: number;
  readonly good: number;
  readonly refused: number;
}

export interface RefusedRow {
  readonly at: RowPlace;
  readonly problems: readonly RowProblem[];
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

/** It is filled into another message, which escapes it itself. */
function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function backToDirectory(speech: Speech): NonNullable<Reply["buttons"]> {
  return [[{ text: speech.say("button.directory"), press: { name: "directory" } }]];
}
