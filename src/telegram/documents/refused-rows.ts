import type { Speech } from "../../content/speech.ts";
import { type RefusedRow, tellRow } from "../replies/directory-files.ts";

const HEAD = ["row", "column", "problem", "value"] as const;
/** Without it Excel takes UTF-8 for Windows-1252. */
const BYTE_ORDER_MARK = "\uFEFF";

export function refusedRowsHead(speech: Speech): string {
  return BYTE_ORDER_MARK + csvLine(HEAD.map((name) => speech.say(`word.import-head-${name}`)));
}

/** A line for each thing that is wrong with the row. */
export function refusedRowLines({ at, problems }: RefusedRow, speech: Speech): string {
  return problems
    .map(({ problem, field, value }) => {
      const column = field === undefined ? "" : speech.say(`word.column-${field}`);
      return csvLine([tellRow(at, speech), column, speech.say(`word.problem-${problem}`), value]);
    })
    .join("");
}

/** A cell that a spreadsheet would take for a formula becomes text. */
export function csvLine(cells: readonly string[]): string {
  const safe = cells.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`);
  return `${safe.join(",")}\r\n`;
}
