import type { CaseBook } from "./case-book.ts";
import {
  beginOf,
  type CheckInOfCase,
  type EarlyWarning,
  rumoursToWarnOf,
  type WarningFrame,
  warnEarly,
} from "./early-warning.ts";
import { type Rumours, SAME_RUMOUR } from "./rumour.ts";
import { gatherSightings } from "./sightings.ts";

export interface WarningSources {
  readonly cases: Pick<CaseBook, "openIn" | "timeline">;
  readonly rumours: Pick<Rumours, "toldIn">;
}

/** From the timelines of all open cases in the area, and from the rumours that were told there. Throws StoreAway. */
export async function gatherWarning(frame: WarningFrame, { cases, rumours }: WarningSources): Promise<EarlyWarning> {
  const { area, now } = frame;
  const [checkIns, told] = await Promise.all([checkInsIn(frame, cases), rumours.toldIn(area, now - SAME_RUMOUR)]);
  return { ...warnEarly(checkIns, frame), rumours: rumoursToWarnOf(gatherSightings(told), now) };
}

async function checkInsIn(
  { area, now }: WarningFrame,
  cases: WarningSources["cases"],
): Promise<readonly CheckInOfCase[]> {
  const begin = beginOf(now);
  const checkIns: CheckInOfCase[] = [];
  for (const { code, place, touchedAt, checkIns: latest } of await cases.openIn(area)) {
    if (touchedAt < begin || latest.length === 0) continue;
    for (const { when, what } of await cases.timeline(code)) {
      if (what.kind !== "check-in") continue;
      checkIns.push({ case: code, place, colour: what.colour, safety: what.safety, at: when });
    }
  }
  return checkIns;
}
