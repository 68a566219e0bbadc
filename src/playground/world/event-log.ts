import type { ForceReply, InlineQueryResult, Message, ReplyKeyboardMarkup, User } from "grammy/types";

export type PlayEvent =
  | { readonly kind: "message" | "edited"; readonly message: Message }
  | { readonly kind: "deleted"; readonly chatId: number; readonly messageId: number }
  | { readonly kind: "keyboard"; readonly chatId: number; readonly keyboard: ReplyKeyboardMarkup | ForceReply | null }
  | { readonly kind: "action"; readonly chatId: number; readonly action: string }
  | {
      readonly kind: "callbackAnswer";
      readonly callbackQueryId: string;
      readonly chatId: number;
      readonly text: string;
      readonly isAlert: boolean;
      readonly url?: string;
    }
  | {
      readonly kind: "inlineResults";
      readonly inlineQueryId: string;
      readonly results: readonly InlineQueryResult[];
      readonly button?: { readonly text: string; readonly start_parameter?: string };
    }
  | { readonly kind: "blocked"; readonly chatId: number; readonly isBlocked: boolean }
  | { readonly kind: "pinned"; readonly chatId: number; readonly messageId: number | null }
  | { readonly kind: "person"; readonly user: User }
  | { readonly kind: "profile" };

export interface LoggedEvent {
  readonly sequence: number;
  /** Whose screens show it. */
  readonly people: readonly number[];
  readonly event: PlayEvent;
}

type Listener = (logged: LoggedEvent) => void;

/** All that appeared on somebody's screen, in order. Old entries are forgotten so that a long evening stays small. */
export class EventLog {
  /** Another run of the playground starts its numbers anew: a page that reconnects must notice. */
  readonly run = crypto.randomUUID().slice(0, 8);
  readonly #entries: LoggedEvent[] = [];
  readonly #listeners = new Set<Listener>();
  readonly #limit: number;
  #sequence = 0;

  constructor(limit = 20_000) {
    this.#limit = limit;
  }

  get sequence(): number {
    return this.#sequence;
  }

  add(people: readonly number[], event: PlayEvent): void {
    this.#sequence += 1;
    const logged = { sequence: this.#sequence, people: [...people], event };
    this.#entries.push(logged);
    if (this.#entries.length > this.#limit) this.#entries.splice(0, this.#limit / 10);
    for (const listener of this.#listeners) listener(logged);
  }

  /** Entries after `sequence`, or undefined where some of them are already forgotten. */
  after(sequence: number): readonly LoggedEvent[] | undefined {
    const oldest = this.#entries[0]?.sequence ?? this.#sequence + 1;
    if (sequence + 1 < oldest || sequence > this.#sequence) return undefined;
    return this.#entries.filter((entry) => entry.sequence > sequence);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
