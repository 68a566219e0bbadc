import type { ExportJob } from "../../domain/export.ts";
import type { Speech } from "../speech.ts";

interface Named extends Pick<ExportJob, "what" | "form" | "isPersonal"> {
  /** "2026-11-26" */
  readonly day: string;
  /** Of a part, where there are several. */
  readonly number?: number | undefined;
}

/** "juru-damai-anggota-data-pribadi-2026-11-26.csv" */
export function exportFileName({ what, form, isPersonal, day, number }: Named, speech: Speech): string {
  const parts = ["juru-damai", speech.say(`word.file-of-${what}`), isPersonal ? speech.say("word.file-personal") : ""];
  const name = [...parts, day, number === undefined ? "" : String(number)].filter((part) => part !== "").join("-");
  return `${name}.${form}`;
}
