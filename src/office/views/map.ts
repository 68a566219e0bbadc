import type { Speech } from "../../content/speech.ts";
import { type KindCounts, MAP_KINDS, MAP_LAYERS, type MapKind, type MapLayer } from "../../domain/map-counts.ts";
import { type MapAsked, mapAddress } from "../map/asked.ts";
import { ISLANDS } from "../map/islands.ts";
import { type MarkKind, markShape } from "./map-marks.ts";
import { html, type View } from "./markup.ts";

/** A place on the way down to the one that is shown. */
export interface Crumb {
  readonly name: string;
  /** Undefined for the last one. */
  readonly to: string | undefined;
}

export interface MapView {
  readonly asked: MapAsked;
  readonly crumbs: readonly Crumb[];
  /** Whether somebody looks at the whole country, who may zoom into its islands. */
  readonly hasIslands: boolean;
  readonly picture: View;
  readonly table: View;
  /** The place that is shown. */
  readonly place: string;
  readonly whole: KindCounts;
  readonly rumours: readonly string[];
}

export function mapView(view: MapView, speech: Speech): View {
  const { asked, crumbs, hasIslands, picture, table, place, whole, rumours } = view;
  return html`
    ${layerLinks(asked, speech)} ${crumbLinks(crumbs, speech)} ${hasIslands && islandLinks(asked, speech)}
    <p><a class="over" href="#numbers">${speech.say("office.map-to-table")}</a></p>
    <figure class="map-sheet">
      ${picture}
      <figcaption class="quiet">${speech.say("office.map-points")}</figcaption>
    </figure>
    ${legend(asked.layer, whole, speech)}
    <section aria-labelledby="numbers">
      <h2 id="numbers" tabindex="-1">${speech.say("office.map-table", { place })}</h2>
      ${table}
    </section>
    ${
      rumours.length > 0 &&
      html`<section aria-labelledby="rumours">
        <h2 id="rumours">${speech.say("office.map-rumours")}</h2>
        <ul>
          ${rumours.map((rumour) => html`<li>${rumour}</li>`)}
        </ul>
      </section>`
    }
    <p class="quiet">${speech.say("office.map-data")}</p>
  `;
}

function layerLinks(asked: MapAsked, speech: Speech): View {
  return html`<nav class="buttons map-choices" aria-label="${speech.say("office.map-layers")}">
    ${MAP_LAYERS.map((layer) =>
      choice(mapAddress({ ...asked, layer, page: 0 }), speech.say(`office.map-layer-${layer}`), layer === asked.layer),
    )}
  </nav>`;
}

function islandLinks(asked: MapAsked, speech: Speech): View {
  return html`<nav class="buttons map-choices" aria-label="${speech.say("office.map-islands")}">
    ${ISLANDS.map((island) =>
      choice(
        mapAddress({ layer: asked.layer, area: asked.area, island }),
        speech.say(`office.map-island-${island}`),
        island === asked.island,
      ),
    )}
  </nav>`;
}

function choice(to: string, words: string, isChosen: boolean): View {
  return isChosen
    ? html`<a class="button small" href="${to}" aria-current="true">${words}</a>`
    : html`<a class="button small outline" href="${to}">${words}</a>`;
}

function crumbLinks(crumbs: readonly Crumb[], speech: Speech): View {
  return html`<nav aria-label="${speech.say("office.map-where")}">
    <ol class="crumbs">
      ${crumbs.map(({ name, to }) =>
        to === undefined ? html`<li aria-current="location">${name}</li>` : html`<li><a href="${to}">${name}</a></li>`,
      )}
    </ol>
  </nav>`;
}

/** What each mark means, and how many there are of it in the place that is shown. */
function legend(layer: MapLayer, whole: KindCounts, speech: Speech): View {
  const kinds: readonly MapKind[] = MAP_KINDS[layer];
  const item = (kind: MarkKind, words: string) => html`<li>
    <svg class="map" viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true">${markShape(kind, { radius: 9 })}</svg>
    ${words}
  </li>`;
  return html`<section aria-labelledby="legend">
    <h2 id="legend">${speech.say("office.map-legend")}</h2>
    <ul class="map-legend">
      ${kinds.map((kind) =>
        item(
          kind,
          speech.say("office.map-kind-count", { kind: speech.say(`office.map-kind-${kind}`), count: whole[kind] ?? 0 }),
        ),
      )}
      ${layer === "sources" && item("none", speech.say("office.map-kind-none"))}
    </ul>
    <p class="quiet">${speech.say("office.map-legend-size")}</p>
  </section>`;
}
