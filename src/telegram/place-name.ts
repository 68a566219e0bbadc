import { splitWords } from "../content/split-words.ts";
import type { PlaceIndex } from "../domain/place.ts";

const KIND_WORDS: ReadonlySet<string> = new Set(["provinsi", "prov", "kabupaten", "kab", "kota", "kecamatan", "kec"]);
const LOOKED_AT = 8;

/** True for a text that is the name of a place and nothing more: "Serang", "kec. Sindang, Majalengka". */
export function isPlaceName(text: string, places: PlaceIndex): boolean {
  const words = splitWords(text).filter((word) => !KIND_WORDS.has(word));
  if (words.length === 0) return false;
  return places.search(text, LOOKED_AT).some(({ code }) => {
    const names = new Set(places.path(code).flatMap(({ name }) => splitWords(name)));
    return words.every((word) => names.has(word));
  });
}
