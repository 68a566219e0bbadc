import type { Acting } from "./acting.ts";
import { isAdminNow } from "./all-admins.ts";
import type { Audit } from "./audit.ts";
import type { ExportJob } from "./export.ts";
import type { Members } from "./member.ts";

export type WantedExport = Pick<ExportJob, "what" | "form" | "isPersonal">;

/** Makes what leaves the house. */
export interface ExportMaker {
  /**
   * The text of the file, piece by piece and never whole in memory; undefined when there is no row. Fails on the way when
   * this admin is one no more: what was given out so far is not the whole file, and a browser says so.
   */
  make(wanted: WantedExport, admin: number): Promise<AsyncIterable<string> | undefined>;
}

interface NotingHouse {
  readonly members: Pick<Members, "find">;
  readonly audit: Pick<Audit, "note">;
  readonly adminIds: readonly number[];
}

/** Before anything is made: what left the house must stand in the log, also when it never arrived. Throws StoreAway. */
export async function noteExport(
  { what, form, isPersonal }: WantedExport,
  { who, act }: Acting,
  house: NotingHouse,
): Promise<"noted" | "not allowed"> {
  if (!(await isAdminNow(who, house))) return "not allowed";
  await house.audit.note({
    ...{ act, who, about: `${what}.${form}` },
    what: isPersonal ? "export.personal" : "export.plain",
  });
  return "noted";
}
