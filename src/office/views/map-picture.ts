import type { Speech } from "../../content/speech.ts";
import { type KindCounts, leadingKind, type MapLayer, totalOf } from "../../domain/map-counts.ts";
import type { Frame } from "../map/frame.ts";
import { markShape } from "./map-marks.ts";
import { tellKinds } from "./map-words.ts";
import { html, type View } from "./markup.ts";

export interface Mark {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Nothing in it: a place without any source. */
  readonly counts: KindCounts;
  /** The same map of that place. */
  readonly to: string;
  /** The place that is looked at. */
  readonly isHere: boolean;
}

interface Picture {
  readonly frame: Frame;
  readonly marks: readonly Mark[];
  readonly layer: MapLayer;
  /** What it shows, in words. */
  readonly title: string;
  /** Of the whole country, where nothing can be written into the marks. */
  readonly isFar: boolean;
}

/** So few have room for their names. */
const NAMED = 12;

/** The coasts, and a mark for each regency: a link to the same map of that regency. */
export function mapPicture({ frame, marks, layer, title, isFar }: Picture, speech: Speech): View {
  // The small ones above the large ones, so that none is hidden.
  const drawn = marks.toSorted((one, other) => totalOf(other.counts) - totalOf(one.counts));
  const isNamed = !isFar && marks.length <= NAMED;
  return html`<svg
    class="${isFar ? "map far" : "map"}"
    viewBox="${`0 0 ${frame.width} ${frame.height}`}"
    role="group"
    aria-label="${title}"
  >
    <path class="land" d="${frame.land}" fill-rule="evenodd" />
    ${drawn.map((mark) => markView(mark, { layer, isFar, isNamed }, speech))}
  </svg>`;
}

function markView(
  { name, x, y, counts, to, isHere }: Mark,
  { layer, isFar, isNamed }: Pick<Picture, "layer" | "isFar"> & { readonly isNamed: boolean },
  speech: Speech,
): View {
  const total = totalOf(counts);
  const kind = leadingKind(counts, layer) ?? "none";
  const kinds = total === 0 ? speech.say("office.map-kind-none") : tellKinds(counts, layer, speech);
  const words = speech.say("office.map-circle", { place: name, count: total, kinds });
  const mark = {
    radius: radiusOf(total, isFar),
    inside: isFar || total === 0 ? undefined : total,
    below: isNamed ? name : undefined,
  };
  return html`<a href="${to}" aria-label="${words}" ${isHere && html`aria-current="true"`}>
    <title>${words}</title>
    <g transform="${`translate(${x} ${y})`}">${markShape(kind, mark)}</g>
  </a>`;
}

/** The area of a mark grows with the number, as far as it hides nobody else. */
function radiusOf(total: number, isFar: boolean): number {
  if (total === 0) return isFar ? 4 : 7;
  return Math.round(isFar ? Math.min(14, 4 + 1.6 * Math.sqrt(total)) : Math.min(24, 11 + 2 * Math.sqrt(total)));
}
