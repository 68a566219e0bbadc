import { USE_SPANS } from "../../domain/usage.ts";
import { count, oneOf } from "../press-fields.ts";

/** The screens of /statistik beside the referrals. */
export const NUMBER_VIEWS = ["members", "provinces", "joined", "use", "techniques", "broadcasts", "updates"] as const;
export const NUMBER_CHARTS = [
  "provinces",
  "joined",
  "active",
  "guided",
  "techniques",
  "broadcasts",
  "updates",
] as const;

const span = oneOf(USE_SPANS);

export const NUMBERS_FORMS = {
  numbers: { view: oneOf(NUMBER_VIEWS), span, page: count },
  numbersChart: { of: oneOf(NUMBER_CHARTS), span },
} as const;
