import { CHECK_ANSWERS } from "../../domain/check-task.ts";
import { oneOf, sourceId } from "../press-fields.ts";

/** The buttons of what the bot says unasked: reminders, alerts, tasks. Whether the person was asked is looked at with each press. */
export const NOTICES_FORMS = {
  check: { id: sourceId, answer: oneOf(CHECK_ANSWERS) },
} as const;
