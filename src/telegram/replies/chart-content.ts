export const CHART_COLOURS = ["green", "sky", "navy", "yellow", "orange", "black", "grey"] as const;
export type ChartColour = (typeof CHART_COLOURS)[number];

/** A chart in words and numbers, ready to be drawn. */
export interface ChartContent {
  readonly title: string;
  readonly subtitle: string;
  /** One bar each, from top to bottom. */
  readonly rows: readonly string[];
  /** One colour each, side by side in a bar; as many values as there are rows. A single one needs no name. */
  readonly series: readonly {
    readonly colour: ChartColour;
    readonly name: string;
    /** A letter before each number, where parts must be told apart by whoever sees no colours. */
    readonly mark?: string;
    readonly values: readonly number[];
  }[];
}

/** More bars than these would be too thin on a small phone. */
export const MOST_BARS = 13;
