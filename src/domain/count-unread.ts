import { type Audience, isIn } from "./audience.ts";
import { keyOfAudience } from "./audience-key.ts";
import type { PlaceIndex } from "./place.ts";
import type { AudienceReader, ReadReceipts } from "./recipients.ts";

/** For turning pages; whoever opens the list anew gets it counted anew. */
const KEPT_FOR = 60_000;

export interface UnreadPlace {
  /** Kemendagri code; empty for those of whom nothing closer than the shown area is known. */
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

/** How many at each place have not read something, by Kemendagri code; empty for those who named none. */
export type UnreadCounts = ReadonlyMap<string, number>;

/** Counts just those whom a reminder would reach. `clock`: milliseconds that only run forward. */
export function createUnreadCounter(audience: Pick<AudienceReader, "facts">, clock: () => number) {
  let kept: { readonly key: string; readonly at: number; readonly counts: UnreadCounts } | undefined;

  return async (wanted: Audience, isAnew: boolean): Promise<UnreadCounts> => {
    const at = clock();
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

/** Of several updates at once, in one walk through all members: how many a reminder of each would reach, by its id. */
export async function countUnreadOfEach(
  updates: readonly string[],
  {
    audience,
    receipts,
  }: { readonly audience: Pick<AudienceReader, "facts">; readonly receipts: Pick<ReadReceipts, "readAmong"> },
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map(updates.map((id) => [id, 0]));
  if (updates.length === 0) return counts;
  for await (const page of audience.facts({})) {
    const people = page.map(({ member }) => member.id);
    const readers = await Promise.all(updates.map((id) => receipts.readAmong(id, people)));
    for (const [index, id] of updates.entries()) {
      const unread = page.filter((facts) => {
        const readUpdates = readers[index]?.has(facts.member.id) === true ? [id] : [];
        return isIn({ hasNotRead: id }, { ...facts, readUpdates });
      });
      counts.set(id, (counts.get(id) ?? 0) + unread.length);
    }
  }
  return counts;
}
