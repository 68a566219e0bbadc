import { setTimeout as sleep } from "node:timers/promises";

/** Resolves when it holds; fails by saying what it waited for, before the test's own time is over. */
export async function until(holds: () => boolean | Promise<boolean>, within = 20_000): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > within) throw new Error(`Waited for ${String(holds)}`);
    await sleep(20);
  }
}
