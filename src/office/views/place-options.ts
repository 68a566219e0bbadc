import { NATIONWIDE } from "../../domain/area.ts";
import type { Place, PlaceIndex } from "../../domain/place.ts";
import { html, type View } from "./markup.ts";

interface Offered {
  /** All that the visitor may see. */
  readonly ownArea: string;
  readonly chosen: string;
  /** What the whole of it is called. */
  readonly all: string;
  readonly places: PlaceIndex;
}

/** Options of a select: the visitor's area, the way down to the chosen place, and what lies one step below. */
export function placeOptions({ ownArea, chosen, all, places }: Offered): View {
  const option = ({ code, name }: Pick<Place, "code" | "name">, depth: number) =>
    html`<option value="${code}" ${code === chosen && html`selected`}>${"– ".repeat(depth)}${name}</option>`;
  const way = chosen === NATIONWIDE ? [] : places.path(chosen);
  const within = way.slice(way.findIndex(({ code }) => code === ownArea) + 1);
  const below = (code: string, depth: number): View =>
    places
      .children(code === NATIONWIDE ? undefined : code)
      .map((place) => [
        option(place, depth),
        within.some(({ code: passed }) => passed === place.code) && below(place.code, depth + 1),
      ]);
  return [option({ code: ownArea, name: all }, 0), below(ownArea, 0)];
}
