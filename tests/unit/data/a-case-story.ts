import type { Case } from "../../../src/domain/case.ts";
import type { CaseEvent } from "../../../src/domain/case-event.ts";
import { replayCase } from "../../../src/domain/case-log.ts";
import { aCaseDraft } from "./a-case.ts";
import { MONDAY_MORNING } from "./a-referral.ts";

const DAY = 24 * 3_600_000;
const OWNER = 41;

/** What happened to a case of Monday, and how many days later. */
export type CaseStory = readonly (readonly [days: number, what: CaseEvent])[];

export function caseAfter(...told: CaseStory): Case {
  const log = told.map(([days, what]) => ({
    ...{ who: { id: OWNER, role: "volunteer" as const }, what },
    when: MONDAY_MORNING + days * DAY,
  }));
  return replayCase(aCaseDraft({ owner: OWNER }), log);
}
