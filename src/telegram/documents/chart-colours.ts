import type { StandingGroup } from "../../domain/referral-standing.ts";

/**
 * After Okabe and Ito, who chose colours that people tell apart whatever their eyes. Neighbours in a bar differ in
 * lightness too, so that a copy in black and white can still be read.
 */
export const CHART_COLOURS: Readonly<Record<StandingGroup, string>> = {
  helped: "#007a5a",
  partly_helped: "#7fcdf2",
  received: "#004b8c",
  open: "#f0e442",
  late: "#d55e00",
  without_help: "#2b2b2b",
  other: "#c8c8c8",
};
