import { subjectId } from "../press-fields.ts";

/** "I have read this", below a broadcast. The subject is the guidance update that it tells of, else the broadcast itself. */
export const ACKNOWLEDGE_FORMS = {
  acknowledge: { subject: subjectId },
} as const;
