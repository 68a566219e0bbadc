import type { Case } from "./case.ts";
import { COLOURS } from "./check-in.ts";

/** Why a case waits for somebody's hand, the most urgent first. */
export const CASE_NEEDS = ["danger", "worse", "offered", "help asked", "without owner", "check-in due"] as const;
export type CaseNeed = (typeof CASE_NEEDS)[number];

/** Stands for a volunteer who was erased. */
const NOBODY = 0;

/** The most urgent need of a case at a moment in ms since the epoch, as this person sees it; undefined where all is quiet. */
export function needOfCase(it: Case, viewer: number, now: number): CaseNeed | undefined {
  return CASE_NEEDS.find((need) => hasNeed(it, need, viewer, now));
}

/** What waits most for somebody's hand stands first; of the rest the one that was touched last. */
export function sortCasesByNeed(cases: readonly Case[], viewer: number, now: number): readonly Case[] {
  const rank = (it: Case): number => {
    const need = needOfCase(it, viewer, now);
    return need === undefined ? CASE_NEEDS.length : CASE_NEEDS.indexOf(need);
  };
  return cases.toSorted(
    (one, other) => rank(one) - rank(other) || other.touchedAt - one.touchedAt || (one.code < other.code ? -1 : 1),
  );
}

function hasNeed(it: Case, need: CaseNeed, viewer: number, now: number): boolean {
  if (it.state === "closed") return false;
  switch (need) {
    case "danger":
      return it.dangers.length > 0;
    case "worse":
      return isRedOrWorse(it);
    case "offered":
      return it.offer?.to === viewer;
    case "help asked":
      return it.help !== undefined && it.help.answeredAt === undefined;
    case "without owner":
      return it.owner === NOBODY;
    case "check-in due":
      return it.watch.due !== undefined && it.watch.due.at <= now;
  }
}

/** The latest check-in is red, or of a worse colour than the one before. */
function isRedOrWorse({ checkIns }: Case): boolean {
  const [latest, before] = checkIns.toReversed();
  if (latest === undefined) return false;
  const rank = (colour: typeof latest.colour) => COLOURS.indexOf(colour);
  return latest.colour === "red" || (before !== undefined && rank(latest.colour) > rank(before.colour));
}
