import { HEARD_AT, RUMOUR_RESULTS, RUMOUR_TOPICS, WITNESSES } from "../../domain/rumour.ts";
import { count, type Field, oneOf, placeCode } from "../press-fields.ts";

/** As the store makes it. */
const rumourId: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[a-z2-7]{12}$/.test(text) ? text : undefined),
};
const topic = oneOf(RUMOUR_TOPICS);
const heardAt = oneOf(HEARD_AT);

/** The buttons of /rumor. Nothing is stored before the third answer. */
export const RUMOURS_FORMS = {
  rumours: {},
  rumourTopic: { topic },
  rumourHeard: { topic, heardAt },
  rumourTell: { topic, heardAt, witness: oneOf(WITNESSES) },
  rumour: { id: rumourId },
  /** Carries what it sets, not "the other way round": a double tap sets it once. */
  rumourStep: { id: rumourId, step: count, isDone: oneOf(["no", "yes"]) },
  rumourResult: { id: rumourId, result: oneOf(RUMOUR_RESULTS) },
  rumourWrite: { id: rumourId },
  rumourList: { page: count },
  /** For coordinators and admins: where the same rumour is heard, and what is said. */
  rumoursIn: { page: count },
  rumourWords: { area: placeCode, topic, page: count },
} as const;
