/** An impatient finger: a second tap on the same button within this time means the first one. */
export const SAME_TAP_MILLISECONDS = 20_000;

export interface Tap {
  readonly chat: number;
  readonly message: number;
  /** What the button carries. */
  readonly data: string;
}

export interface RecentTaps {
  isRepeated(tap: Tap): boolean;
  /** Once what the tap asked for has arrived. */
  note(tap: Tap): void;
}

/** Kept in memory only: after a restart, or by another process, the same file may come twice, which harms nobody. */
export function createRecentTaps(): RecentTaps {
  const answeredAt = new Map<string, number>();
  const keyOf = ({ chat, message, data }: Tap) => `${chat}/${message}/${data}`;
  return {
    isRepeated(tap) {
      const at = answeredAt.get(keyOf(tap));
      return at !== undefined && performance.now() - at < SAME_TAP_MILLISECONDS;
    },
    note(tap) {
      const now = performance.now();
      for (const [key, at] of answeredAt) if (now - at >= SAME_TAP_MILLISECONDS) answeredAt.delete(key);
      answeredAt.set(keyOf(tap), now);
    },
  };
}
