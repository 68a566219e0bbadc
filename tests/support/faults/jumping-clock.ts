import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How soon a process sees that its clock has jumped. */
export const SEEN_WITHIN = 100;

export interface JumpingClock {
  /** For the bot processes that are to have this clock. */
  readonly environment: Readonly<Record<string, string>>;
  /** From now on it is so many ms fast (or slow, below 0). */
  set(shift: number): void;
  remove(): void;
}

/** A clock of bot processes that can be set while they run, as by somebody who puts it right. */
export function jumpingClock(): JumpingClock {
  const folder = mkdtempSync(join(tmpdir(), "juru-damai-clock-"));
  const file = join(folder, "shift");
  const set = (shift: number) => writeFileSync(file, String(shift));
  set(0);
  const preload = new URL("./follow-clock.ts", import.meta.url).href;
  return {
    environment: { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT_FILE: file },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function readShift(file: string): number {
  return Number(readFileSync(file, "utf8")) || 0;
}
