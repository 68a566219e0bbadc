import type { keys } from "./keys.ts";

type Key = (typeof keys)[keyof typeof keys];

const BLANK = "\u0000";

/** What all keys of a kind look like. */
export function patternOf(key: Key): RegExp {
  const form = typeof key === "string" ? key : (key as (...parts: readonly string[]) => string)(BLANK, BLANK, BLANK);
  const parts = form.split(BLANK).map((part) => part.replaceAll(/[{}.*+?^$()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join("[^{}:]+")}$`);
}
