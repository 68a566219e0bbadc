import { count } from "../press-fields.ts";

/** The buttons of imports and exports. `act`: the update with which the file came. */
export const DIRECTORY_FILES_FORMS = {
  importAsk: {},
  importApply: { act: count },
  importCancel: { act: count },
  exportAll: {},
} as const;
