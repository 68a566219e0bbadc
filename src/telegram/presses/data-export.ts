import { EXPORT_FORMS, EXPORTS, PERSONAL_EXPORTS } from "../../domain/export.ts";
import { count, oneOf } from "../press-fields.ts";

/** The buttons of /ekspor. `act`: the update that opened the screen; of all presses on it, one file is made. */
export const DATA_EXPORT_FORMS = {
  exportMenu: {},
  exportPick: { act: count, what: oneOf(EXPORTS) },
  exportWarn: { act: count, what: oneOf(PERSONAL_EXPORTS) },
  exportPlain: { act: count, what: oneOf(EXPORTS), form: oneOf(EXPORT_FORMS) },
  exportPersonal: { act: count, what: oneOf(PERSONAL_EXPORTS), form: oneOf(EXPORT_FORMS) },
  exportCancel: { act: count },
} as const;
