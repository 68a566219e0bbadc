import type { Clock } from "./gate.ts";

/** Goes on while the process is stopped, and never back; when it is on the wall says nothing. */
export const steadyClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};
