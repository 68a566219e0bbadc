import type { Member } from "./member.ts";

/** The right to change one chat's state, for as long as the token stands in the store. */
export interface Lease {
  readonly chat: number;
  readonly update: number;
  readonly token: string;
}

export type Begin =
  | { readonly kind: "done" }
  | { readonly kind: "busy" }
  /** An earlier update of this chat was begun, has not ended, and is to come again first. */
  | { readonly kind: "behind" }
  | {
      readonly kind: "begun";
      readonly lease: Lease;
      /** How often this update was begun before without an end: a crash, or a failure. */
      readonly failures: number;
      /** Undefined when nobody is talking. Throws for what no release has written. */
      readTalk(): unknown;
      readonly member: Member | undefined;
      /** Results of sends that an earlier try already made, by their key. */
      readonly sends: ReadonlyMap<string, string>;
    };

/** What one update changes. Undefined: as it was. */
export interface Changes {
  /** Something that JSON can hold. Null: the talk has ended. */
  readonly talk: unknown;
  /** Without `after` the person is erased. */
  readonly member: { readonly before: Member | undefined; readonly after: Member | undefined } | undefined;
}

/** Takes updates once, in their chat's order, and keeps what they changed in one step. Throws StoreAway. */
export interface Inbox {
  begin(chat: number, update: number): Promise<Begin>;
  renew(lease: Lease): Promise<boolean>;
  remember(lease: Lease, sends: ReadonlyMap<string, string>): Promise<void>;
  /** False when the lease was lost: nothing was changed. */
  commit(lease: Lease, changes: Changes): Promise<boolean>;
  /** Gives the chat back after a failure; "forgiven" failures (Telegram or the store away) do not count. */
  release(lease: Lease, isForgiven: boolean): Promise<void>;
}

export interface LetterName {
  readonly chat: number;
  readonly update: number;
}

/** Updates that failed too often, sealed, for the operator; gone after 30 days. */
export interface DeadLetters {
  bury(letter: LetterName, content: string): Promise<void>;
  find(letter: LetterName): Promise<string | undefined>;
  /** Oldest first. */
  all(): Promise<readonly LetterName[]>;
  remove(letter: LetterName): Promise<void>;
  /** All letters of one chat: its person wants to be erased. */
  forget(chat: number): Promise<void>;
}

/** The store does not answer; whoever waits is told so and the update comes again. */
export class StoreAway extends Error {
  override readonly name = "StoreAway";
}
