import type { Sign, WeekOfCases } from "../../domain/early-warning.ts";
import type { Speech } from "../speech.ts";
import { localeOf } from "./local-moment.ts";

export function tellSign(sign: Sign, speech: Speech): string {
  switch (sign.kind) {
    case "red stands":
      return sign.now === 1 ? speech.say("warnings.red-one") : speech.say("warnings.red-stands", { now: sign.now });
    case "red grows":
      return speech.say("warnings.red-grows", { now: sign.now, before: tellMean(sign.before, speech) });
    case "yellow grows":
      return speech.say("warnings.yellow-grows", { now: sign.now, before: tellMean(sign.before, speech) });
    case "safety falls":
      return speech.say("warnings.safety-falls", {
        now: tellMean(sign.now, speech),
        before: tellMean(sign.before, speech),
      });
  }
}

export function tellWeek(week: WeekOfCases | undefined, speech: Speech): string {
  const { green = 0, yellow = 0, red = 0, safety } = week ?? {};
  const colours = speech.say("warnings.colours", { green, yellow, red });
  return safety === undefined ? colours : speech.say("warnings.safety", { colours, safety: tellMean(safety, speech) });
}

/** With one digit behind the comma, as far as it is needed. */
export function tellMean(mean: number, speech: Speech): string {
  return new Intl.NumberFormat(localeOf(speech), { maximumFractionDigits: 1 }).format(mean);
}
