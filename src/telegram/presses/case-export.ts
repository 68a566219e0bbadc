import { CASE_EXTRAS, CASE_RECEIVERS } from "../../domain/case-summary.ts";
import { caseCode, oneOf, ticksOf } from "../press-fields.ts";

const chosen = { code: caseCode, to: oneOf(CASE_RECEIVERS), extras: ticksOf(CASE_EXTRAS) };

/** A case on paper: what goes in, the question once more, the file. */
export const CASE_EXPORT_FORMS = {
  caseExport: chosen,
  caseExportAsk: chosen,
  caseExportMake: chosen,
} as const;
