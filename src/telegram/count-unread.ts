import { type Audience, isIn } from "../domain/audience.ts";
import { keyOfAudience } from "../domain/audience-key.ts";
import type { PlaceIndex } from "../domain/place.ts";
import type { House } from "./context.ts";
import type { UnreadPlace } from "./replies/update-unread.ts";

/** For turning pages; whoever opens the list anew gets it counted anew. */
const KEPT_FOR = 60_000;

/** How many at each place have not read something, by Kemendagri code; empty for those who named none. */
export type UnreadCounts = ReadonlyMap<string, number>;

/** Counts just those whom a reminder would reach. */
export function createUnreadCounter({ audience }: Pick<House, "audience">) {
  let kept: { readonly key: string; readonly at: number; readonly counts: UnreadCounts } | undefined;

  return async (wanted: Audience, isAnew: boolean): Promise<UnreadCounts> => {
    const at = performance.now();
    const key = keyOfAudience(wanted);
    if (!isAnew && kept?.key === key && at - kept.at < KEPT_FOR) return kept.counts;
    const counts = new Map<string, number>();
    for await (const page of audience.facts(wanted)) {
      for (const facts of page) {
        if (!isIn(wanted, facts)) continue;
        const place = facts.member.place ?? "";
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
    }
    kept = { key, at, counts };
    return counts;
  };
}

/** One step down from an area, most first; last those of whom no closer place is known. */
export function unreadWithin(
  counts: UnreadCounts,
  area: string,
  { places, nowhere }: { readonly places: PlaceIndex; readonly nowhere: string },
): { readonly total: number; readonly places: readonly UnreadPlace[] } {
  const sums = new Map<string, number>();
  for (const [place, count] of counts) {
    if (area !== "" && place !== area && !place.startsWith(`${area}.`)) continue;
    const below = place === area ? "" : place.slice(0, area === "" ? 2 : area.length + 3);
    sums.set(below, (sums.get(below) ?? 0) + count);
  }
  const named = [...sums].map(([code, count]) => ({
    ...{ code, count, name: code === "" ? nowhere : (places.get(code)?.name ?? code) },
  }));
  const order = (one: UnreadPlace, other: UnreadPlace) =>
    Number(one.code === "") - Number(other.code === "") ||
    other.count - one.count ||
    one.code.localeCompare(other.code);
  return { total: named.reduce((sum, { count }) => sum + count, 0), places: named.toSorted(order) };
}
