/** A clock that is steered goes back by milliseconds. */
const JUMP = 2000;

/** Calls back when the clock of this machine was put back by seconds or more. */
export function watchClock(onBack: () => void, everyMilliseconds = 1000): { stop(): void } {
  const measure = () => Date.now() - performance.now();
  let before = measure();
  const timer = setInterval(() => {
    const now = measure();
    if (now < before - JUMP) onBack();
    before = now;
  }, everyMilliseconds);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
