import type { CaseBook } from "./case-book.ts";
import { beginOf, type CheckInOfCase, type EarlyWarning, type WarningFrame, warnEarly } from "./early-warning.ts";

/** From the timelines of all open cases in the area. Throws StoreAway. */
export async function gatherWarning(
  frame: WarningFrame,
  cases: Pick<CaseBook, "openIn" | "timeline">,
): Promise<EarlyWarning> {
  const begin = beginOf(frame.now);
  const checkIns: CheckInOfCase[] = [];
  for (const { code, place, touchedAt, checkIns: latest } of await cases.openIn(frame.area)) {
    if (touchedAt < begin || latest.length === 0) continue;
    for (const { when, what } of await cases.timeline(code)) {
      if (what.kind === "check-in")
        checkIns.push({ case: code, place, colour: what.colour, safety: what.safety, at: when });
    }
  }
  return warnEarly(checkIns, frame);
}
