/** Tells whether updates still get through. It knows nothing of Redis and Telegram: that they are away is no reason to start anew. */
export interface Pulse {
  /** The same work, watched: while something is in hand something must end. */
  watch<Args extends readonly unknown[], Outcome>(
    process: (...args: Args) => Promise<Outcome>,
  ): (...args: Args) => Promise<Outcome>;
  /** The same question to Telegram: once it was asked it must be asked again, whatever the answer is. */
  watchAsking<Args extends readonly unknown[], Answer>(
    ask: (...args: Args) => Promise<Answer>,
  ): (...args: Args) => Promise<Answer>;
  isBeating(): boolean;
}

/** An update has 25 seconds, what it still waits for ends within another 60, and Telegram may ask for 30 seconds of silence. */
const HUNG_AFTER = 180_000;

/** `now` in ms, by a clock that nobody puts right. */
export function createPulse(now: () => number = () => performance.now()): Pulse {
  let inHand = 0;
  let lastMoved = now();
  let lastAsked: number | undefined;

  const isStuck = () => inHand > 0 && now() - lastMoved > HUNG_AFTER;
  const isDeaf = () => lastAsked !== undefined && now() - lastAsked > HUNG_AFTER;

  return {
    watch:
      (process) =>
      async (...args) => {
        if (inHand === 0) lastMoved = now();
        inHand += 1;
        try {
          return await process(...args);
        } finally {
          inHand -= 1;
          lastMoved = now();
        }
      },
    watchAsking:
      (ask) =>
      async (...args) => {
        lastAsked = now();
        try {
          return await ask(...args);
        } finally {
          lastAsked = now();
        }
      },
    isBeating: () => !isStuck() && !isDeaf(),
  };
}
