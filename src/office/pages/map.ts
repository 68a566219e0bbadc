import type { Speech } from "../../content/speech.ts";
import { tellArea } from "../../content/words/statistics-words.ts";
import { isWithin, NATIONWIDE } from "../../domain/area.ts";
import { tellPlace } from "../../domain/place.ts";
import { frameKey, type MapAsked, mapAddress, readAsked } from "../map/asked.ts";
import { createFrames } from "../map/frames.ts";
import { createMapNumbers, type MapNumbers } from "../map/gather-map.ts";
import { marksOf } from "../map/marks.ts";
import { tableOf, wholeOf } from "../map/table.ts";
import type { OfficeHouse } from "../office-house.ts";
import { type Crumb, mapView } from "../views/map.ts";
import { mapPicture } from "../views/map-picture.ts";
import { html } from "../views/markup.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

const RUMOURS_SHOWN = 20;

/** The map of the area: open cases, warnings, or sources, by regency, with the numbers below. */
export function addMap(corridor: Corridor, house: OfficeHouse): void {
  const { places, audit, sources } = house;
  const frames = createFrames(places);
  const numbersOf = createMapNumbers(house);

  async function show({ id, query, overseer, speech, attempt }: Visit): Promise<Answer> {
    const ownArea = overseer.area;
    const asked = readAsked(query, ownArea, places);
    if (asked === undefined) {
      await audit.noteRefusal({ act: attempt, who: id, what: "office/map" });
      return { kind: "missing" };
    }
    const place =
      asked.island === undefined
        ? tellArea(asked.area, places, speech)
        : speech.say(`office.map-island-${asked.island}`);
    const title = speech.say("office.map-of", { layer: speech.say(`office.map-layer-${asked.layer}`), place });
    const isLoading = asked.layer === "sources" && sources.standing === "loading";
    if (isLoading) return { kind: "page", title, body: html`<p role="status">${speech.say("office.map-loading")}</p>` };

    const numbers = await numbersOf(asked, ownArea);
    const isFar = frameKey(asked) === NATIONWIDE;
    const marks = marksOf(asked, numbers, { frames, places, ownArea, isFar });
    return {
      ...{ kind: "page", title },
      body: mapView(
        {
          ...{ asked, place, crumbs: crumbsOf(asked, ownArea, speech), hasIslands: ownArea === NATIONWIDE },
          picture: mapPicture(
            { frame: frames.frameOf(frameKey(asked)), marks, layer: asked.layer, title, isFar },
            speech,
          ),
          table: tableOf(asked, numbers, places, speech),
          whole: wholeOf(numbers.rows),
          rumours: rumoursOf(numbers, speech),
        },
        speech,
      ),
    };
  }

  /** From as far up as this person looks after down to the place that is shown. */
  function crumbsOf({ layer, area, island }: MapAsked, ownArea: string, speech: Speech): readonly Crumb[] {
    const path = places.path(area).filter(({ code }) => isWithin(code, ownArea));
    const country = ownArea === NATIONWIDE ? [{ code: NATIONWIDE, name: tellArea(NATIONWIDE, places, speech) }] : [];
    return [...country, ...path].map(({ code, name }) => ({
      name,
      to: code === area && island === undefined ? undefined : mapAddress({ layer, area: code }),
    }));
  }

  function rumoursOf({ warning }: MapNumbers, speech: Speech): readonly string[] {
    return (warning?.rumours ?? []).slice(0, RUMOURS_SHOWN).map(({ topic, area, people }) =>
      speech.say("office.map-rumour", {
        ...{ topic: speech.say(`word.rumour-${topic}`), place: tellPlace(area, places) ?? area, people },
      }),
    );
  }

  corridor.page("/map", "overseers", show);
}
