import type { Speech } from "../../content/speech.ts";
import type { ShareInterval } from "../../domain/statistics.ts";

/** From so many outcomes on a share is told without a warning; as for the score of the directory. */
const ENOUGH = 5;

/** "72%": rounded, in the reader's language. */
export function tellPercent(share: number, { language }: Speech): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** "72% (antara 45% dan 88%)": a share is never told without what is not certain about it. */
export function tellShare(share: number, { low, high }: ShareInterval, speech: Speech): string {
  const [told, from, to] = [share, low, high].map((one) => tellPercent(one, speech));
  return speech.say("office.quality-share", { share: told ?? "", low: from ?? "", high: to ?? "" });
}

/** How sure a share of so many outcomes is, in words. */
export function tellCertainty(outcomes: number, { low, high }: ShareInterval, speech: Speech): string {
  if (outcomes === 0) return speech.say("office.quality-nothing");
  if (outcomes < ENOUGH) return speech.say("office.quality-few");
  return speech.say(high - low > 0.4 ? "office.quality-unsure" : "office.quality-sure");
}
