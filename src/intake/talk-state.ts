import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { ConversationData, VersionedState, VersionedStateStorage } from "@grammyjs/conversations";
import { currentScope } from "./update-scope.ts";

/** A talk of ten steps is 10 KB as JSON and under 2 KB like this. */
export function packTalk(talk: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(talk));
}

export function unpackTalk(bytes: Uint8Array | undefined): unknown {
  return bytes === undefined ? undefined : JSON.parse(inflateRawSync(bytes).toString());
}

type StoredTalk = VersionedState<ConversationData>;

/**
 * Where conversations keep their state: in the scope of the update, committed with everything else.
 * An uncaught error erases a conversation in the plugin; here it erases nothing, because nothing is committed.
 */
export function createStagedTalks(
  isKnown: (conversation: string) => boolean,
): VersionedStateStorage<string, ConversationData> {
  return {
    read(): StoredTalk | undefined {
      const stored = requireScope().talk as StoredTalk | undefined;
      if (stored === undefined) return undefined;
      const known = Object.entries(stored.state).filter(([conversation]) => isKnown(conversation));
      return known.length === 0 ? undefined : { ...stored, state: Object.fromEntries(known) };
    },
    write(_key, talk): void {
      stage(talk);
    },
    delete(): void {
      stage(undefined);
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
