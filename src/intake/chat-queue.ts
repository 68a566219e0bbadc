/** Runs work of one chat in the order it came, and different chats side by side. */
export function createChatQueue() {
  const tails = new Map<number, Promise<unknown>>();
  return {
    run<T>(chat: number, work: () => Promise<T>): Promise<T> {
      const before = tails.get(chat) ?? Promise.resolve();
      const result = before.then(work, work);
      tails.set(chat, result);
      const forget = () => {
        if (tails.get(chat) === result) tails.delete(chat);
      };
      result.then(forget, forget);
      return result;
    },
    /** Resolves when everything that was begun has ended. */
    async drain(): Promise<void> {
      await Promise.allSettled(tails.values());
    },
  };
}
