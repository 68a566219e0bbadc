/** What a figure is to be, so that nobody has to look it up to judge it. */
export interface Goal {
  readonly what: string;
  readonly figure: number;
  readonly is: "at most" | "at least";
  readonly limit: number;
  /** Behind both numbers: "ms", "x", "%". */
  readonly unit: string;
}

/** A figure that could not be measured is no number, and meets nothing. */
export function isMet({ figure, is, limit }: Goal): boolean {
  return is === "at most" ? figure <= limit : figure >= limit;
}

export function goalRow(goal: Goal): Readonly<Record<string, string>> {
  const { what, figure, is, limit, unit } = goal;
  return {
    what,
    figure: `${fourDigits(figure)} ${unit}`,
    goal: `${is} ${limit} ${unit}`,
    "": isMet(goal) ? "met" : "not met",
  };
}

/** What is behind the fourth digit is noise. */
function fourDigits(figure: number): string {
  return Math.abs(figure) >= 1000 ? figure.toFixed(0) : String(Number(figure.toPrecision(4)));
}
