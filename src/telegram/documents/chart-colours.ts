import type { ChartColour } from "../replies/chart-content.ts";

/**
 * After Okabe and Ito, who chose colours that people tell apart whatever their eyes. In this order neighbours in a bar
 * differ in lightness too, so that a copy in black and white can still be read.
 */
export const COLOUR_VALUES: Readonly<Record<ChartColour, string>> = {
  green: "#007a5a",
  sky: "#7fcdf2",
  navy: "#004b8c",
  yellow: "#f0e442",
  orange: "#d55e00",
  black: "#2b2b2b",
  grey: "#c8c8c8",
};
