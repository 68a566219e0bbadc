import type { Speech } from "../../content/speech.ts";
import { tellRow } from "../../content/words/import-words.ts";
import type { RefusedRow } from "../replies/directory-files.ts";
import { BYTE_ORDER_MARK, csvLine } from "./csv-line.ts";

const HEAD = ["row", "column", "problem", "value"] as const;

/** Telegram takes 50 MB of a bot. */
const MOST_BYTES = 40 * 1024 * 1024;

/** The refused rows of a file as a CSV that holds only so many: what is left out is counted at its end. */
export function createRefusedList(speech: Speech) {
  const lines = [BYTE_ORDER_MARK + csvLine(HEAD.map((name) => speech.say(`word.import-head-${name}`)))];
  let bytes = 0;
  let leftOut = 0;
  return {
    add(row: RefusedRow): void {
      const told = leftOut > 0 ? "" : refusedRowLines(row, speech);
      bytes += Buffer.byteLength(told);
      if (leftOut > 0 || bytes > MOST_BYTES) leftOut += 1;
      else lines.push(told);
    },
    /** Undefined when no row was refused. */
    content(): Buffer | undefined {
      if (lines.length === 1) return undefined;
      const more =
        leftOut === 0 ? [] : [csvLine([speech.say("word.import-list-more", { count: leftOut }), "", "", ""])];
      return Buffer.from([...lines, ...more].join(""));
    },
  };
}

/** A line for each thing that is wrong with the row. */
function refusedRowLines({ at, problems }: RefusedRow, speech: Speech): string {
  return problems
    .map(({ problem, field, value }) => {
      const column = field === undefined ? "" : speech.say(`word.column-${field}`);
      return csvLine([tellRow(at, speech), column, speech.say(`word.problem-${problem}`), value]);
    })
    .join("");
}
