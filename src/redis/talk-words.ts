import type { Sealer } from "./sealing.ts";
import { openIfPossible } from "./sealing.ts";

/** What somebody types in a talk, sealed before the talk is stored, for the same chat only. */
export interface TalkWords {
  seal(text: string, chat: number): string;
  /** Undefined when its key in DATA_KEYS is gone, or it was changed or belongs to another chat. */
  open(sealed: string, chat: number): string | undefined;
}

export function createTalkWords(sealer: Sealer): TalkWords {
  const placeOf = (chat: number) => `{chat:${chat}}:talk:words`;
  return {
    seal: (text, chat) => sealer.seal(text, placeOf(chat)),
    open: (sealed, chat) => openIfPossible(sealer, sealed, placeOf(chat)),
  };
}
