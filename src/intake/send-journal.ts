import { hash } from "node:crypto";

/**
 * Remembers what was sent for an update, so that a second try does not send it again.
 * Telegram knows no idempotency key: this is as near to "once" as one can get.
 */
export interface SendJournal {
  /** The key of the next send, and its answer if an earlier try already got one. */
  next(method: string, body: string): { readonly key: string; readonly answer: string | undefined };
  note(key: string, answer: string): void;
  /** What the store does not have yet. */
  unsaved(): ReadonlyMap<string, string>;
  markSaved(saved: ReadonlyMap<string, string>): void;
  /** Everything that is known to be sent. */
  all(): ReadonlyMap<string, string>;
}

export function createSendJournal(earlier: ReadonlyMap<string, string>): SendJournal {
  const sent = new Map(earlier);
  const unsaved = new Map<string, string>();
  let count = 0;
  return {
    next(method, body) {
      const digest = hash("sha1", body, "base64url").slice(0, 12);
      const key = `${count++}:${method}:${digest}`;
      return { key, answer: earlier.get(key) };
    },
    note(key, answer) {
      sent.set(key, answer);
      unsaved.set(key, answer);
    },
    unsaved: () => new Map(unsaved),
    markSaved(saved) {
      for (const key of saved.keys()) unsaved.delete(key);
    },
    all: () => sent,
  };
}

/** Editing and answering can be repeated without harm; these cannot. */
export function isRepeatable(method: string): boolean {
  return !/^(send|copy|forward)(?!ChatAction)/.test(method);
}

/** Of a sent message only what a flow may need again; never its words. */
export function slimAnswer({ ok, result }: { readonly ok: boolean; readonly result?: unknown }): string {
  const { message_id, date, chat } = (result ?? {}) as Record<string, unknown>;
  const { id, type } = (chat ?? {}) as Record<string, unknown>;
  return JSON.stringify({ ok, result: { message_id, date, chat: { id, type } } });
}
