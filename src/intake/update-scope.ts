import { AsyncLocalStorage } from "node:async_hooks";
import type { Lease } from "../domain/inbox.ts";
import type { Member } from "../domain/member.ts";
import type { LastCall } from "./last-call.ts";
import type { SendJournal } from "./send-journal.ts";

/**
 * Telegram or the store does not answer; the person cannot be reached any more; or the talk was begun by a newer release,
 * an instance of which shall take the update.
 */
export type Trouble = "telegram away" | "store away" | "unreachable" | "newer release";

/** Everything one update has read and will change. It is committed as a whole, or not at all. */
export interface UpdateScope {
  readonly lease: Lease;
  readonly journal: SendJournal;
  /** By `performance.now()`; after it no send may start. */
  readonly deadline: number;
  /** Calls to Telegram whose answers are not here yet. */
  readonly underWay: Set<Promise<unknown>>;
  memberBefore: Member | undefined;
  member: Member | undefined;
  talk: unknown;
  isTalkChanged: boolean;
  /**
   * What went wrong outside of us at last, noted where it happened: the conversations plugin clones errors,
   * and a clone no longer tells its kind.
   */
  trouble: Trouble | undefined;
  /** Whether the answer to the delivery can bring one more call to Telegram. */
  readonly takesLastCall: boolean;
  lastCall: LastCall | undefined;
  /** False after the deadline: what still runs must not act any more. */
  isOpen: boolean;
}

const scopes = new AsyncLocalStorage<UpdateScope>();

export function runInScope<T>(scope: UpdateScope, work: () => Promise<T>): Promise<T> {
  return scopes.run(scope, work);
}

/** Lets the update being handled know what it waits for. */
export function noteUnderWay<T>(call: Promise<T>): Promise<T> {
  const underWay = currentScope()?.underWay;
  if (underWay === undefined) return call;
  underWay.add(call);
  const forget = () => underWay.delete(call);
  call.then(forget, forget);
  return call;
}

/** The scope of the update being handled; undefined outside one (reminders, broadcasts, inline queries). */
export function currentScope(): UpdateScope | undefined {
  return scopes.getStore();
}
