import type { ConversationData, VersionedState } from "@grammyjs/conversations";
import { currentScope } from "./update-scope.ts";

type StoredTalks = VersionedState<ConversationData>;

/** In the middle of a rolling update the next try meets a newer instance; after it there is none, the update was taken back. */
export const HAND_OVER_MILLISECONDS = 15_000;
/** Updates that an instance of a newer release has taken are never heard of here again. */
const MOST_HANDED_OVER = 1000;

export interface StagedTalksParts {
  /** For how long an update is given back because the talk it belongs to was begun by a newer release; 0 where nobody else could take it. */
  readonly handOverMilliseconds: number;
  /** In milliseconds, only forward. */
  now(): number;
}

/**
 * Where conversations keep their state: in the scope of the update, committed with everything else.
 * An uncaught error erases a conversation in the plugin; here it erases nothing, because nothing is committed.
 */
export function createStagedTalks({ handOverMilliseconds, now }: StagedTalksParts) {
  const handedOver = new Map<number, number>();
  return {
    read: (): StoredTalks | undefined => requireScope().talk as StoredTalks | undefined,
    write(talks: StoredTalks): void {
      stage(talks);
    },
    delete(): void {
      stage(undefined);
    },
    /** Throws, so that the update comes again, to whichever instance; returns when that was tried for long enough. */
    handOver(): void {
      const scope = requireScope();
      const { update } = scope.lease;
      const since = handedOver.get(update) ?? now();
      handedOver.set(update, since);
      const oldest = handedOver.keys().next();
      if (handedOver.size > MOST_HANDED_OVER && !oldest.done) handedOver.delete(oldest.value);
      if (now() - since >= handOverMilliseconds) return;
      scope.trouble = "newer release";
      throw new Error("The talk of this update was begun by a newer release.");
    },
  };
}

function stage(talk: unknown): void {
  const scope = requireScope();
  scope.talk = talk;
  scope.isTalkChanged = true;
}

function requireScope() {
  const scope = currentScope();
  if (scope === undefined)
    throw new Error("A talk was touched outside of an update: install conversations for private chats only.");
  return scope;
}
