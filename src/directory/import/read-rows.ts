import { FileRefused, type ImportFile, type ReadRow, type RowPlace } from "../../domain/import-file.ts";
import { takingTurns } from "./pieces.ts";
import { readCsv } from "./read-csv.ts";
import { type Knowledge, readDraft } from "./read-draft.ts";
import { readJson } from "./read-json.ts";
import { readZip } from "./read-zip.ts";

const ZIP = Buffer.from("PK\u0003\u0004");
const EMPTY_ZIP = Buffer.from("PK\u0005\u0006");

/**
 * Every row of a file of sources, in its order: a record, or what is wrong with it. Of two rows for the same entry
 * the first counts. Throws FileRefused.
 */
export async function* readRows(file: ImportFile, knowledge: Knowledge): AsyncGenerator<ReadRow> {
  const firstAt = new Map<string, RowPlace>();
  for await (const draft of takingTurns(draftsIn(file))) {
    if ("unreadable" in draft) {
      const at = { row: draft.unreadable };
      yield { kind: "refused", at, problems: [{ problem: "unreadable", value: "" }] };
      continue;
    }
    const { at } = draft;
    const reading = readDraft(draft, knowledge);
    if ("problems" in reading) {
      yield { kind: "refused", at, problems: reading.problems };
      continue;
    }
    const first = firstAt.get(reading.record.id);
    if (first === undefined) {
      firstAt.set(reading.record.id, at);
      yield { kind: "good", at, record: reading.record };
    } else yield { kind: "refused", at, problems: [{ problem: "duplicate", value: String(first.row) }] };
  }
}

/** What a file is, is told by how it begins; only a sheet needs its name. */
function draftsIn({ name, content }: ImportFile) {
  if (content.length === 0) throw new FileRefused("empty");
  const start = content.subarray(0, 4);
  if (ZIP.equals(start) || EMPTY_ZIP.equals(start)) {
    if (/\.(xlsx|ods|docx)$/i.test(name)) throw new FileRefused("kind");
    return readZip(content);
  }
  const beginning = Buffer.from(content.subarray(0, 4096)).toString().replace("\uFEFF", "").trimStart();
  if (/^[[{]/.test(beginning)) return readJson(content);
  if (!/\.(csv|tsv|txt)$/i.test(name)) throw new FileRefused("kind");
  return readCsv(content);
}
