import { isAdminNow } from "../domain/all-admins.ts";
import type { ExportRow } from "../domain/export.ts";
import type { ExportMaker } from "../domain/note-export.ts";
import { exportText } from "./documents/export-parts.ts";
import { columnsOf, type ExportSources, exportRows } from "./export-rows.ts";

/** Rows between two looks at whether the admin is one still. */
const ROWS_AT_ONCE = 1000;

/** The files of /ekspor for who takes them out at the page: the same rows, as one file that is sent while it is made. */
export function createExportMaker(house: ExportSources): ExportMaker {
  return {
    async make({ what, form, isPersonal }, admin) {
      const rows = exportRows({ what, isPersonal }, house);
      const first = await rows.next();
      if (first.done === true) return undefined;
      return exportText(watched(first.value, rows, admin, house), { form, columns: columnsOf({ what, isPersonal }) });
    },
  };
}

async function* watched(
  first: ExportRow,
  rows: AsyncIterable<ExportRow>,
  admin: number,
  house: ExportSources,
): AsyncGenerator<ExportRow> {
  yield first;
  let count = 1;
  for await (const row of rows) {
    if (count % ROWS_AT_ONCE === 0 && !(await isAdminNow(admin, house))) throw new Error("an export was left off");
    count += 1;
    yield row;
  }
}
