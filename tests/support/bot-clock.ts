/**
 * What makes the clock of a bot process show this moment (ms since the epoch) when it starts, and go on from there:
 * nobody can wait for a deadline of three days, nor for the morning.
 */
export function clockShowing(moment: number): Readonly<Record<string, string>> {
  const preload = new URL("./shifted-clock.ts", import.meta.url);
  return { NODE_OPTIONS: `--import=${preload.href}`, CLOCK_SHIFT_MS: String(moment - Date.now()) };
}
