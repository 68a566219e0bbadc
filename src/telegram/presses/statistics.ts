import { PERIODS } from "../../domain/referral-statistics.ts";
import { SOURCE_WORRIES } from "../../domain/source-worry.ts";
import { count, oneOf, placeCode, sourceId } from "../press-fields.ts";

/** What of the referrals is shown. */
export const STATISTICS_VIEWS = ["overview", "categories", "places", "ends"] as const;

const period = oneOf(PERIODS);

/** The buttons of /statistik. An empty area is all that the person may see. */
export const STATISTICS_FORMS = {
  statistics: { view: oneOf(STATISTICS_VIEWS), period, area: placeCode, page: count },
  statisticsChart: { by: oneOf(["categories", "places"]), period, area: placeCode },
  sourceQuality: { id: sourceId },
} as const;

/** Of those only admins have. */
export const WORRIES_FORMS = {
  sourcesToSee: { worry: oneOf(SOURCE_WORRIES), page: count },
} as const;
