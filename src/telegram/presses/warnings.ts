import { count } from "../press-fields.ts";

/** The buttons of the early warning: all places, a page at a time, and the picture. */
export const WARNINGS_FORMS = {
  warningPlaces: { page: count },
  warningChart: {},
} as const;
