import type { MapKind } from "../../domain/map-counts.ts";
import { html, type View } from "./markup.ts";

/** "none": of a layer of sources, a regency without any. */
export type MarkKind = MapKind | "none";

type Shape = "circle" | "square" | "triangle" | "diamond" | "falling" | "ring";

/** Each kind has a shape of its own within its layer: colour alone says nothing to some eyes. */
const SHAPES: Readonly<Record<MarkKind, Shape>> = {
  konflik: "triangle",
  untold: "diamond",
  prakonflik: "circle",
  pascakonflik: "square",
  red: "triangle",
  yellow: "diamond",
  falls: "falling",
  fresh: "circle",
  stale: "diamond",
  none: "ring",
};

export interface MarkLook {
  /** In units of the picture. */
  readonly radius: number;
  /** What stands in it, where there is room. */
  readonly inside?: number | undefined;
  /** Read before what stands in it, as in the name of the link. */
  readonly below?: string | undefined;
}

/** A mark around the point 0, 0. */
export function markShape(kind: MarkKind, { radius, inside, below }: MarkLook): View {
  const shape = SHAPES[kind];
  // The middle of a triangle lies lower or higher than that of its box.
  const sink = shape === "triangle" ? 0.25 : shape === "falling" ? -0.25 : 0;
  return html`<g class="${`shape kind-${kind}`}">
    ${outline(shape, radius)}
    ${below !== undefined && html`<text class="below" y="${Math.round(radius * 1.25)}" dy="0.9em">${below}</text>`}
    ${inside !== undefined && html`<text y="${Math.round(radius * sink)}" dy="0.35em">${inside}</text>`}
  </g>`;
}

function outline(shape: Shape, radius: number): View {
  const [half, far] = [Math.round(radius * 0.9), Math.round(radius * 1.25)];
  switch (shape) {
    case "circle":
    case "ring":
      return html`<circle r="${radius}" />`;
    case "square":
      return html`<rect x="${-half}" y="${-half}" width="${2 * half}" height="${2 * half}" />`;
    case "triangle":
      return html`<path d="${`M0 ${-far}L${far} ${half}L${-far} ${half}Z`}" />`;
    case "falling":
      return html`<path d="${`M0 ${far}L${far} ${-half}L${-far} ${-half}Z`}" />`;
    case "diamond":
      return html`<path d="${`M0 ${-far}L${far} 0L0 ${far}L${-far} 0Z`}" />`;
  }
}
