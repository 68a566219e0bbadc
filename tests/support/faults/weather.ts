import type { FaultKind, Weather } from "../../../src/playground/api/faults.ts";

/** Everything that Telegram, or what stands before it, has been seen to do to a bot. */
export const BAD_WEATHER: readonly FaultKind[] = [
  { kind: "tooManyRequests", retryAfter: 1 },
  { kind: "serverError" },
  { kind: "htmlErrorPage" },
  { kind: "reset" },
  { kind: "acceptedThenCut" },
  { kind: "acceptedThenHalf" },
  { kind: "slow", milliseconds: 700 },
];

/** Of one kind they cost ten seconds each: how long a bot waits for a word. */
export const SILENCES: readonly FaultKind[] = [{ kind: "hang" }, { kind: "acceptedThenSilent" }];

/** Kinds after which nobody can say what happened, in a call that only asks for updates, or that may be repeated: harmless. */
const SELDOM = new Set(["setWebhook", "deleteWebhook", "getWebhookInfo"]);

export interface BadWeather {
  readonly weather: Weather;
  /** How many calls met it. */
  met(): number;
}

/** So many calls of a hundred meet one of these, each kind as often as the others; `seed` makes it the same each time. */
export function badWeather(
  kinds: readonly FaultKind[],
  { percent, seed }: { readonly percent: number; readonly seed: number },
): BadWeather {
  let [state, met] = [seed, 0];
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    weather(method) {
      if (SELDOM.has(method) || chance() * 100 >= percent) return undefined;
      return kinds[met++ % kinds.length];
    },
    met: () => met,
  };
}
