import type { Speech } from "../../content/speech.ts";
import { type KindCounts, MAP_KINDS, type MapKind, type MapLayer } from "../../domain/map-counts.ts";

/** "Konflik 2, Prakonflik 1": only what there is. */
export function tellKinds(counts: KindCounts, layer: MapLayer, speech: Speech): string {
  return MAP_KINDS[layer]
    .flatMap((kind: MapKind) => {
      const count = counts[kind] ?? 0;
      const words = speech.say(`office.map-kind-${kind}`);
      return count === 0 ? [] : [speech.say("office.map-kind-count", { kind: words, count })];
    })
    .join(", ");
}
