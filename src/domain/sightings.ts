import { regencyOf } from "./area.ts";
import type { Rumour, RumourResult, Sighting } from "./rumour.ts";

/** Rumours by regency and topic, with how many different people told them: most people first, then the latest. Nobody is named. */
export function gatherSightings(rumours: readonly Rumour[]): readonly Sighting[] {
  const groups = Map.groupBy(rumours, ({ place, topic }) => `${regencyOf(place) ?? place}#${topic}`);
  return [...groups.values()]
    .flatMap((group) => (group[0] === undefined ? [] : [sightingOf(group[0], group)]))
    .toSorted((one, other) => other.people - one.people || other.latest - one.latest);
}

function sightingOf({ place, topic }: Rumour, group: readonly Rumour[]): Sighting {
  const results: Partial<Record<RumourResult, number>> = {};
  for (const { result } of group) if (result !== undefined) results[result] = (results[result] ?? 0) + 1;
  return {
    area: regencyOf(place) ?? place,
    topic,
    // Who was erased is 0 and counts as one of them.
    people: new Set(group.map(({ owner }) => owner)).size,
    results,
    latest: Math.max(...group.map(({ at }) => at)),
  };
}
