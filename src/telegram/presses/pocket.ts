import { POCKET_CARDS } from "../../domain/pocket-card.ts";
import { PAPERS } from "../../domain/print-document.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import { caseCode, oneOf } from "../press-fields.ts";

/** A card as a file. From a guided talk the situation is carried too, and stands in callback-data.ts. */
export const POCKET_FORMS = {
  pocket: { of: oneOf(POCKET_CARDS) },
  pocketMake: { of: oneOf(POCKET_CARDS), paper: oneOf(PAPERS) },
  casePocket: { code: caseCode, id: oneOf(TECHNIQUES) },
  casePocketMake: { code: caseCode, id: oneOf(TECHNIQUES), paper: oneOf(PAPERS) },
} as const;
