/** For how long Telegram wants to hear nothing more for a chat, in this process; by a clock that never jumps. */
export interface Floods {
  note(chat: number | undefined, seconds: number): void;
  /** Milliseconds; 0 when it may be written to. */
  left(chat: number | undefined): number;
}

export function createFloods(): Floods {
  const until = new Map<number, number>();
  return {
    note(chat, seconds) {
      if (chat === undefined) return;
      const now = performance.now();
      for (const [known, end] of until) if (end <= now) until.delete(known);
      until.set(chat, now + seconds * 1000);
    },
    left: (chat) => (chat === undefined ? 0 : Math.max(0, (until.get(chat) ?? 0) - performance.now())),
  };
}
